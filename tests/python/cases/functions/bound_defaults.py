fns = []
for i in range(3):
    fns.append(lambda x, i=i: x + i)
print([f(10) for f in fns], fns[1](10, 100))
late = [lambda: i for i in range(3)]
print([f() for f in late])
bound = [lambda k=i: k * k for i in range(4)]
print([f() for f in bound])


def make(n):
    log = []

    def add(x, scale=n * 2, seen=[]):
        seen.append(x)
        log.append(x * scale)
        return log, len(seen)

    return add


a = make(1)
b = make(5)
print(a(1), a(2, scale=0), b(1))


def outer():
    handlers = {}
    for name in ["x", "y"]:
        def handle(value, name=name):
            return name + value

        handlers[name] = handle
    return handlers


h = outer()
print(h["x"]("1"), h["y"]("2"))
square = lambda x, acc=[]: acc + [x]
print(square(1), square(2))
