n = 10
gen = (x * n for x in range(3))
n = 100
print(list(gen))


def make():
    factor = 2
    values = (v * factor for v in [1, 2, 3])
    factor = 5
    return list(values)


print(make())
limit = 3
below = (i for i in range(10) if i < limit)
limit = 6
print(sum(below))
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def make_counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0
    return increment, reset


inc, reset = make_counter()
print(inc(), inc(5))
reset()
print(inc())
handlers = {}
for name in ("a", "b"):
    def handler(value, name=name):
        return f"{name}:{value}"
    handlers[name] = handler
print(handlers["a"](1), handlers["b"](2))


def process(rows):
    total = 0
    scaled = (r * scale for r in rows)
    for s in scaled:
        total += s
    return total


scale = 3
print(process([1, 2]))
scale = 4
print(process([1, 2]))
data = [1, 2, 3]
g = (d for d in data)
data.append(4)
print(list(g))
data = [5]
g = (d for d in data)
data = [6]
print(list(g))
