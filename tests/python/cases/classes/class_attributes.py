"""Class attributes: read through self, cls and the class; shadowed by the instance; changed through the class; shared lists."""


class Counter:
    total = 0
    names = []
    step = 2
    scale: float = 1.5
    KINDS = ("a", "b")

    def __init__(self, name):
        self.name = name
        Counter.total += 1
        self.names.append(name)
        self.value = self.step * 10

    def faster(self):
        self.step = 5
        return self.step

    @classmethod
    def report(cls):
        return f"{cls.total} made: {cls.names}"


one = Counter("one")
two = Counter("two")
print(Counter.total, one.total, two.total)
print(one.names is two.names, Counter.names)
print(one.faster(), one.step, two.step, Counter.step)
print(Counter.report(), one.report())
Counter.total = 100
print(two.total, Counter.scale, two.scale)
print(Counter.KINDS[1], len(one.KINDS))
print(one.value, Counter("three").value)


class Sub(Counter):
    total = 50


s = Sub("sub")
print(Sub.total, Counter.total, s.total, Sub.names)
