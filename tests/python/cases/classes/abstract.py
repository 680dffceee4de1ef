"""Abstract base classes and polymorphic lists."""
from abc import ABC, abstractmethod
import math


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        pass

    @property
    @abstractmethod
    def sides(self):
        ...

    def describe(self):
        return f"{self.name}: {self.area():.2f}, {self.sides} sides"


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2

    @property
    def sides(self):
        return 0


class Rectangle(Shape):
    def __init__(self, w, h):
        super().__init__("rectangle")
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    @property
    def sides(self):
        return 4


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"


shapes = [Circle(1.5), Rectangle(2.0, 3.5), Square(4.0)]
for shape in shapes:
    print(shape.describe())
print(sum(s.area() for s in shapes))
print(max(shapes, key=lambda s: s.area()).name)
print([isinstance(s, Rectangle) for s in shapes], [type(s).__name__ for s in shapes])
by_name = {s.name: s for s in shapes}
print(by_name["square"].area())
