from enum import Enum, IntEnum


class Mode(str, Enum):
    TRAIN = "train"
    EVAL = "eval"


class Kind(str):
    pass


class Level(IntEnum):
    LOW = 1


settings = {"mode": Mode.TRAIN, "n": 3, "level": Level.LOW, "k": Kind("x")}
print(settings["mode"] == "train", "eval" == settings["mode"], settings["k"] == "x", settings["level"] == 1)
for key, value in settings.items():
    if value == "train":
        print("mode of", key)
    if value in (1, "x"):
        print("listed", key)
lookup = {"train": 1, 5: 2, 1: 3}
print([lookup.get(v) for v in settings.values()])
print(settings["level"] + settings["n"], settings["n"] * settings["level"], settings["n"] > settings["level"])
