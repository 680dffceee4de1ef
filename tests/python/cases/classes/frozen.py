"""Frozen data classes: hashed, compared, replaced."""
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def moved(self, dx):
        return replace(self, x=self.x + dx)


p = Point(1.0)
q = p.moved(2.0)
print(p, q, p == Point(1.0), hash(p) == hash(Point(1.0)))
print(len({p, q, Point(3.0)}))
print(p.x, sorted([q, p], key=lambda v: v.x))
