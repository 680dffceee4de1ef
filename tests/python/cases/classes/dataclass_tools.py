"""asdict, astuple, replace."""
from dataclasses import dataclass, field, asdict, astuple, replace
import dataclasses
import json


@dataclass
class Optim:
    lr: float = 0.1
    name: str = "sgd"


@dataclass
class Config:
    epochs: int = 3
    optim: Optim = field(default_factory=Optim)
    layers: list = field(default_factory=lambda: [64, 32])


c = Config()
d = replace(c, epochs=9)
print(d, c.epochs, d.optim is c.optim)
print(dataclasses.replace(c.optim, lr=0.5, name="adam"))
print(asdict(c.optim))
print(astuple(c.optim))
print(json.dumps(asdict(c)))
for key, value in asdict(c.optim).items():
    print(key, value)
