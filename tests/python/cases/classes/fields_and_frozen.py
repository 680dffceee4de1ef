# Frozen data classes, slots; fields() and is_dataclass()
from dataclasses import dataclass, field, fields, is_dataclass, asdict, astuple, replace, FrozenInstanceError
@dataclass(frozen=True)
class P:
    x: float
    y: float = 0.0
p = P(1.0)
try:
    p.x = 2
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    p.y = 3.0
except AttributeError as e:
    print(e)
@dataclass
class Config:
    lr: float = 0.1
    name: str = "sgd"
    sizes: list = field(default_factory=lambda: [1, 2])
c = Config()
for f in fields(c):
    print(f.name, getattr(c, f.name))
print([f.name for f in fields(Config)])
print(is_dataclass(c), is_dataclass(Config), is_dataclass(3))
print({f.name: getattr(c, f.name) for f in fields(c)})
print(asdict(c), astuple(p), replace(c, lr=0.5))
class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
v = Vec(1, 2)
try:
    v.z = 1
except AttributeError as e:
    print(e)
for f in fields(Config):
    print(f.name, f.type.__name__, f.default if f.name != "sizes" else None)
