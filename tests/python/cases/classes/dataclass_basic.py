"""@dataclass: defaults, keyword arguments, repr, equality, methods, __post_init__, nested, inherited."""
from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class OptimizerConfig:
    lr: float = 0.001
    momentum: float = 0.9
    name: str = "sgd"


@dataclass
class TrainConfig:
    epochs: int
    batch_size: int = 32
    hidden: List[int] = field(default_factory=lambda: [128, 64])
    tags: List[str] = field(default_factory=list)
    resume: Optional[str] = None
    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    total: int = field(init=False, repr=False, default=0)

    def __post_init__(self):
        self.total = self.epochs * self.batch_size

    def describe(self) -> str:
        return f"{self.epochs} epochs of {self.batch_size}: {self.hidden}"


@dataclass
class LongConfig(TrainConfig):
    warmup: int = 5
    batch_size: int = 64


a = TrainConfig(10)
b = TrainConfig(epochs=10, batch_size=32)
c = TrainConfig(3, 16, hidden=[8], resume="last.pt")
print(a)
print(a == b, a == c, a != c)
print(c.describe(), c.total, a.total)
a.hidden.append(10)
print(a.hidden, b.hidden, a.tags is b.tags)
a.tags.append("x")
print(a.tags, b.tags)
print(c.optimizer.lr, a.optimizer == b.optimizer, a.optimizer is b.optimizer)
c.optimizer.lr = 0.1
print(c)
d = LongConfig(1, warmup=2)
print(d, d.total)
print(OptimizerConfig.lr, OptimizerConfig())
