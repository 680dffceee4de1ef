"""Enum: members, values, iteration, look-up by value and name, as keys, methods."""
from enum import Enum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def darker(self):
        return f"dark {self.name.lower()}"

    @property
    def is_warm(self):
        return self is Color.RED


class Mode(Enum):
    TRAIN = "train"
    EVAL = "eval"


class Step(Enum):
    LOAD = auto()
    FIT = auto()


print(Color.RED, Color.RED.name, Color.RED.value, repr(Color.GREEN))
print([c.name for c in Color], len(Color), list(Color))
print(Color(2), Color["BLUE"], Mode("eval").name)
print(Color.RED == Color.RED, Color.RED is Color(1), Color.RED != Color.BLUE, Color.RED == 1)
counts = {Color.RED: 3, Color.BLUE: 1}
counts[Color.RED] += 1
print(counts[Color.RED], Color.BLUE in counts, Color.GREEN in counts)
print(Color.GREEN.darker(), Color.RED.is_warm, Color.BLUE.is_warm)
print(Step.LOAD.value, Step.FIT.value, f"{Mode.TRAIN} {Mode.TRAIN.value}")


def run(mode):
    if mode == Mode.TRAIN:
        return "training"
    elif mode is Mode.EVAL:
        return "evaluating"
    return "?"


for m in Mode:
    print(m.value, run(m))
print(isinstance(Color.RED, Color), type(Color.RED).__name__)
try:
    Color(9)
except ValueError as e:
    print(e)
