from dataclasses import dataclass, field, asdict
from collections import namedtuple
from typing import NamedTuple, Optional


@dataclass
class Config:
    lr: float = 1
    momentum: float = 0.9
    epochs: int = 5
    weight: Optional[float] = None


print(Config(), Config(lr=0.5), Config(0.1, 1, 2, 3))
c = Config(lr=2)
c.lr *= 0.5
print(c, c.lr == 1, asdict(c))
Point = namedtuple("Point", ["x", "y"])
p = Point(1, 0.5)
q = Point(2.5, 3)
print(p, q, p.x + q.x, p._replace(x=0.25))


class Result(NamedTuple):
    loss: float
    acc: float = 0


print(Result(1), Result(0.5, 1), Result(2, 0.25).acc)
