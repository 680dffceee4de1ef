"""Options of @dataclass: order, frozen, eq=False, kw_only, InitVar, ClassVar, field options."""
from dataclasses import dataclass, field, InitVar
from typing import ClassVar, Dict


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class Key:
    name: str
    index: int


@dataclass(eq=False)
class Handle:
    id: int


@dataclass(kw_only=True)
class Options:
    rate: float
    steps: int = 10


@dataclass
class Scaled:
    count: ClassVar[int] = 0
    value: float
    factor: InitVar[float] = 2.0
    cache: Dict[str, float] = field(default_factory=dict, repr=False)

    def __post_init__(self, factor):
        self.value = self.value * factor
        self.cache["first"] = self.value
        Scaled.count += 1


vs = [Version(1, 10), Version(1, 2, "b"), Version(0, 5), Version(1, 2, "a")]
print(sorted(vs))
print(max(vs), Version(1) < Version(1, 1), Version(2) >= Version(2), Version(1, 2, "x") == Version(1, 2, "y"))
counts = {Key("a", 1): 5}
counts[Key("a", 1)] += 1
counts[Key("b", 1)] = 7
print(counts, len({Key("x", 0), Key("x", 0)}))
print(Handle(1) == Handle(1), Handle(3))
print(Options(rate=0.5), Options(steps=3, rate=1.0).steps)
s = Scaled(1.5)
u = Scaled(1.5, factor=10.0)
print(s, u.value, s.cache, u.cache, Scaled.count)
