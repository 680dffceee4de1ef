# Objects whose fields are ints here and floats there.
import time
class Timer:
    def __init__(self):
        self.total = 0
        self.calls = 0
        self.start_time = 0
        self.average = 0.

    def tic(self):
        self.start_time = time.time()

    def toc(self, value, average=True):
        self.total += value
        self.calls += 1
        self.average = self.total / self.calls
        if average:
            return self.average
        return value


t = Timer()
t.tic()
print(t.toc(1), t.toc(2, average=False), t.total, t.average)
print(t.start_time > 0)


class Vector:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


a, b = Vector(1, 2), Vector(0.5, 1)
print(a, b, a + b, a * 2, b * 2, a * 0.5, Vector(), Vector(3, 4).norm())


def lerp(a, b, t):
    return a + (b - a) * t


print(lerp(0, 10, 0.5), lerp(0, 10, 1), lerp(0.5, 1, 0))


def stats(xs):
    n = len(xs)
    mean = sum(xs) / n
    var = sum((x - mean) ** 2 for x in xs) / n
    return {"n": n, "mean": mean, "var": var, "max": max(xs), "min": min(xs)}


print(stats([1, 2, 3]), stats([0.5, 1.5]))
matrix = [[1, 2], [3, 4]]
identity = [[1 if i == j else 0 for j in range(2)] for i in range(2)]
product = [[sum(a * b for a, b in zip(r, c)) for c in zip(*matrix)] for r in identity]
print(product, identity)
scaled = [[v / 2 for v in row] for row in matrix]
print(scaled)
weights = {"a": 1, "b": 2}
total = sum(weights.values())
print({k: v / total for k, v in weights.items()}, total)
table = [("x", 1), ("y", 2.5), ("z", 3)]
for name, value in table:
    print(f"{name}: {value} {value:>6} {value * 2}")
print(sum(v for _, v in table), max(table, key=lambda p: p[1]))
