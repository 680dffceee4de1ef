# Builders: calls on what calls gave, many links long, in a program with an Enum.
from enum import Enum


class Kind(Enum):
    EVEN = 0
    ODD = 1


class Config:
    def __init__(self):
        self.kinds = []

    def add(self, kind):
        self.kinds.append(kind)
        return self


config = (Config()
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD)
    .add(Kind.ODD)
    .add(Kind.EVEN)
    .add(Kind.ODD))
print(len(config.kinds), config.kinds[3], sum(kind.value for kind in config.kinds))
