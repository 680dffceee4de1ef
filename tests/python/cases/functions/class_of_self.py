# self.__class__(...) and type(self)(...) make an object of the class that self has.
class Vector:
    made = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        type(self).made += 1

    def scaled(self, k):
        return self.__class__(self.x * k, self.y * k)

    def moved(self, d):
        cls = type(self)
        return cls(self.x + d, self.y + d)

    def __add__(self, other):
        return type(self)(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return isinstance(other, self.__class__) and self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"{self.__class__.__name__}({self.x}, {self.y})"

    @property
    def flipped(self):
        return type(self)(self.y, self.x)

    def length(self):
        return self.x + self.y


class Point(Vector):
    made = 0

    def length(self):
        return -1


class Named(Point):
    made = 0

    def length(self):
        return super().length() * 2

    def scaled(self, k):
        return super().scaled(k + 1)


for v in [Vector(1, 2), Point(3, 4), Named(5, 6)]:
    print(v, v.scaled(2), v.moved(1), v.flipped, v + v)
    print(v.scaled(2).length(), isinstance(v.moved(2), Point), v == v.moved(0), v == Vector(3, 4))
p = Point(1, 1)
print(p.scaled(3), type(p.scaled(3)) is Point, p.moved(3).length(), p.flipped.flipped)
print(Vector.made > 0, Point.made > 0, Named.made > 0)
