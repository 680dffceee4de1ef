"""__repr__ and __str__: print, str, repr, f-strings, %, format, inside containers."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point(x={self.x}, y={self.y})"


class Named:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return "<" + self.name + ">"

    def __repr__(self):
        return "Named(%r)" % self.name


class Both(Named):
    def __repr__(self):
        return "Both()"


p = Point(1, 2)
n = Named("net")
print(p)
print(n)
print(n, p, sep=" | ")
print(str(n), repr(n), str(p), repr(p))
print(f"{n} {n!r} {p} {p!s}")
print("%s and %r" % (n, n))
print("{} {!r}".format(n, n))
print([p, Point(3, 4)])
print([n, Both("x")])
print({"a": n, "b": n})
print((p, n))
print(Both("q"), [Both("q")])
