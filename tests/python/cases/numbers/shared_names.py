# Names that functions share: globals, nonlocal names, class attributes that turn from int to float.
total = 0
calls = 0


def add(value):
    global total, calls
    total += value
    calls += 1


print(total)
for v in (0.5, 0.25):
    add(v)
print(total, calls)


def make_counter():
    value = 0

    def bump(by):
        nonlocal value
        value += by
        return value

    return bump


bump = make_counter()
print(bump(1), bump(0.5), bump(2))


class Stats:
    best = 0
    scale = 1

    def update(self, x):
        if x > self.best:
            self.best = x


s = Stats()
print(s.best, Stats.best)
s.update(0.75)
print(s.best, Stats.best, Stats.scale)
Stats.scale = 0.5
print(Stats.scale, s.scale)
fn = lambda x: x / 2 if x > 1 else x
print(fn(1), fn(3), fn(0.5))
