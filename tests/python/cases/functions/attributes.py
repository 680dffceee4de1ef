def tick():
    tick.calls += 1
    return tick.calls


tick.calls = 0
print(tick(), tick(), tick.calls)


def greet(name):
    """Say hello."""
    return "hi " + name


print(greet.__name__, greet.__doc__)
alias = greet
print(alias("bob"), alias.__name__)
print((lambda x: x + 1)(4))
print([f.__name__ for f in (greet, tick)])


class Point:
    def __init__(self, x):
        self.x = x

    def shift(self, by):
        return self.x + by


p = Point(3)
move = p.shift
print(move(4), Point.shift(p, 5), Point.__name__, p.shift.__name__)
methods = [p.shift, Point(10).shift]
print([m(1) for m in methods])
names = list(map(str.upper, ["a", "b"]))
print(names, list(filter(lambda n: n > 1, [1, 2, 3])), list(filter(None, [0, 1, 2])))
print(any(map(lambda v: v > 2, [1, 3])), all(v > 0 for v in [1, 2]), sum(map(len, ["ab", "c"])))
print(sum([[1], [2]], []), sum((1.5, 2.5), 1), list(zip([1, 2], "ab")))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])))
