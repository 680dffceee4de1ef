class Box:
    """A generic class of the old kind."""
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, value):
        self.value = value


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __slots__ = ("z",)

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


box = Box[int](3)
print(box.value, Box[str]("a").value)
p = Point3(1, 2, 3)
p.x += 10
print(p.x + p.y + p.z, Point.__slots__, hasattr(p, "w"))
