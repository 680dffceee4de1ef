class Grid(dict):
    def __init__(self, w, h):
        for x in range(w):
            for y in range(h):
                self[x, y] = 0
    def neighbours(self, x, y):
        return [self[p] for p in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] if p in self]
g = Grid(2, 2)
g[0, 0] = 5
print(g.neighbours(0, 1), len(g), g)
class Average(list):
    @property
    def value(self):
        return sum(self) / len(self) if self else 0.0
    def __call__(self, x):
        self.append(x)
        return self
    def __repr__(self):
        return f"Average({super().__repr__()})"
a = Average()
a(1.0)(2.0)
print(a, a.value, bool(Average()), a == [1.0, 2.0], a + [3.0], [0.0] + a, a * 2)
class Names(list):
    pass
n = Names(["b", "a"])
n.extend(x.upper() for x in ("c", "d"))
n.sort(key=str.lower)
print(n, ", ".join(n), n.index("b"), "C" in n, sorted(n), set(n) == {"a", "b", "C", "D"}, tuple(n))
for i, (x, y) in enumerate(zip(n, reversed(n))):
    print(i, x, y)
first, *others = n
print(first, others, n[-1], n[1:3], n.copy(), len(n), max(n), n.pop(0), n)
import copy
m = copy.copy(n)
m.append("z")
print(len(m), len(n), type(m).__name__, isinstance(m, Names))
def show(*xs):
    print(len(xs), xs)
show(*n)
