import math

from .base import Shape


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2


class Disc(Circle):
    def label(self):
        return "disc/" + super().label()
