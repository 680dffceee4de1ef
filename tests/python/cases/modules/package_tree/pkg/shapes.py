import math
from .sub.deep import path as where

__all__ = ["Circle", "Square", "where"]
COUNT = 2
_hidden = 1


class Circle:
    def __init__(self, r):
        self.r = r

    def area(self):
        return round(math.pi * self.r ** 2, 3)


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side
