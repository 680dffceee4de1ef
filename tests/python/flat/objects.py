import sys
from dataclasses import dataclass


@dataclass
class Point:
    x: float
    y: float
    tags: list

    def moved(self, by):
        return Point(self.x + by, self.y - by, self.tags + [by])


class Shape:
    def __init__(self, name):
        self.name = name
        self.points = []

    def add(self, point):
        self.points = (self.points + [point])[-3:]
        return self

    def area(self):
        return 0.0


class Box(Shape):
    def area(self):
        return sum(p.x * p.y for p in self.points)

    def __repr__(self):
        return f"Box({self.name}, {len(self.points)})"


n = int(sys.argv[1])
total = 0.0
shape = Box("first")
for i in range(n):
    point = Point(i % 10, 2.0, [])
    shape.add(point.moved(1).moved(2))
    if i % 4 == 0:
        shape = Box(f"box {i}").add(point)
    shapes = [shape, Shape("plain"), Box("other").add(point)]
    total += sum(s.area() for s in shapes) + len(repr(shape))
print(total, shape)
