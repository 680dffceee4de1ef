from enum import Enum, IntEnum


class Mode(str, Enum):
    TRAIN = "train"


class Level(IntEnum):
    LOW = 1


class Plain(Enum):
    A = 1


class Celsius(float):
    pass


def kind(value):
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int"
    if isinstance(value, str):
        return "str"
    if isinstance(value, (float, list)):
        return "float or list"
    return "other"


for v in [Mode.TRAIN, Level.LOW, Plain.A, Celsius(2.5), 3, "x", True, [1], None, 2.5]:
    print(kind(v))
