"""Class bodies with computed values, loops and conditions."""
import math

DEBUG = False


class Tables:
    SIZE = 5
    squares = [i * i for i in range(5)]
    names = {}
    for _n in ["a", "b", "c"]:
        names[_n] = _n.upper() * 2
    half = SIZE / 2
    if DEBUG:
        level = "debug"
    else:
        level = "info"
    area = math.pi * half ** 2
    first, second = 10, 20
    lookup = {n: len(n) for n in ["x", "yy"]}

    @classmethod
    def total(cls):
        return sum(cls.squares) + cls.first

    def get(self, key):
        return self.names.get(key, "?") + self.level


print(Tables.squares, Tables.names, Tables.half, Tables.level)
print(round(Tables.area, 3), Tables.second, Tables.total())
t = Tables()
print(t.get("b"), t.get("z"), t.lookup)
Tables.squares.append(100)
print(t.squares[-1], Tables.total())
