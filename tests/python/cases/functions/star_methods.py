import os


class Point:
    def __init__(self, x, y=0, *, name="p"):
        self.x, self.y, self.name = x, y, name

    def move(self, dx, dy=0, scale=1):
        self.x += dx * scale
        self.y += dy * scale
        return self

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def dist(a, b):
        return abs(a - b)


def points(n):
    return [float(i) for i in range(n)]


p = Point(*points(2))
print(p.x, p.y, p.name)
p.move(*points(3))
print(p.x, p.y)
move = p.move
move(*points(2))
print(p.x, p.y)
q = Point.make(*points(1), name="q")
print(q.x, q.y, q.name)
print(Point.dist(*points(2)))
parts = ["a", "b", "c"]
print(os.path.join(*parts))
print(os.path.join("root", *parts[1:]))
print("{}-{}-{}".format(*parts))
print("{a} {b}".format(**{"a": 1, "b": 2}))
d = dict(**{"a": 1}, b=2)
print(d)
kwargs = dict(y=4, name="kw")
print(Point(1, **kwargs).name)
defaults = {"y": 1}
defaults.update(y=7)
print(Point(3, **defaults).y)
print(*map(str, points(3)), sep="-")
print(*(x * 2 for x in points(3)))
print(*"abc", sep=",")
print(*{"k": 1, "l": 2})
print(*[], "end")
