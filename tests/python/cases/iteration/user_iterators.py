# Classes with __iter__ and __next__, with __getitem__ only; StopIteration caught by the script.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Squares:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError("out of range")
        return i * i


class Pairs:
    def __init__(self, xs):
        self.xs = xs

    def __iter__(self):
        return iter(self.xs)


class Tagged:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        self.i += 1
        if self.i > 2:
            raise StopIteration
        return self.i, "t" * self.i


for x in Countdown(3):
    print(x)
print(list(Countdown(4)), sum(Countdown(3)))
c = Countdown(2)
print(next(c), next(c))
try:
    next(c)
except StopIteration:
    print("stop")
for s in Squares(4):
    print(s)
print(list(Squares(3)), max(Squares(5)), len(Squares(7)))
for i, s in enumerate(Squares(2)):
    print(i, s)
for p in Pairs(["a", "b"]):
    print(p)
t = Tagged()
for i, name in t:
    print(i, name)
for i, name in t:
    print(i, name)
print([a for a, _ in Tagged()])
loader = [1, 2]
it = iter(loader)
for step in range(5):
    try:
        batch = next(it)
    except StopIteration:
        it = iter(loader)
        batch = next(it)
    print(step, batch)
a, b, c2 = Countdown(3)
print(a, b, c2)
