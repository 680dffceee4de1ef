from enum import IntEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


values = [1, "x", Level.HIGH, 2.0]
print(values[0] == Level.LOW, values[2] == 2, 2 == values[2], Level.HIGH == values[3], values[2] in (2, 3))
d = {1: "a", "k": 0, Level.HIGH: "b"}
print(d[2], d.get(Level.LOW), Level.LOW < 2, values[2] > values[0], values[2] + 1)
def f(x):
    try:
        return x.args[0] == Level.HIGH
    except Exception:
        return None
print(f(ValueError(2)), f(ValueError("x")))
print(sorted([Level.HIGH, 1]), max(values[0], values[2]))
