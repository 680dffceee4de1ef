class Registry(dict):
    def register(self, name):
        def wrap(f):
            self[name] = f
            return f
        return wrap
    def build(self, name, *args):
        return self[name](*args)

MODELS = Registry()

@MODELS.register("double")
def double(x):
    return 2 * x

@MODELS.register("square")
def square(x):
    return x * x

for name in sorted(MODELS):
    print(name, MODELS.build(name, 5))

class Meter(list):
    def __init__(self, name, fmt="{:.2f}"):
        super(Meter, self).__init__()
        self.name = name
        self.fmt = fmt
    def update(self, value):
        self.append(value)
    @property
    def avg(self):
        return sum(self) / max(len(self), 1)
    def __str__(self):
        return self.name + " " + self.fmt.format(self.avg)
m = Meter("loss")
for v in [0.5, 0.25, 0.75]:
    m.update(v)
print(m, m.avg, len(m), m[-1], m[:2], list(reversed(m)))
print(repr(m), [m], min(m), max(m), sum(m))
del m[0]
m.insert(0, 9.0)
m += [1.0]
print(m.index(9.0), m.count(1.0), m == [9.0, 0.25, 0.75, 1.0], 0.25 in m)
m.sort()
print(list(m), [x for x in m if x > 0.5], list(zip(m, range(3))))
a, *rest = m
print(a, rest, any(m), sorted(m, reverse=True))
