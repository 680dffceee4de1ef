def worker(name):
    total = 0
    while True:
        try:
            task = yield total
        except KeyError as error:
            print(name, "lost", error)
            continue
        if task is None:
            return name, total
        total += task


def manager(log):
    for name in ("first", "second"):
        result = yield from worker(name)
        log.append(result)
    return len(log)


log = []
m = manager(log)
print(next(m))
print(m.send(3), m.send(4))
print(m.throw(KeyError("job")))
print(m.send(None))
print(log)
print(m.send(5))
try:
    m.send(None)
except StopIteration as stop:
    print("stopped with", stop.value)
print(log)


def cleanup(name):
    try:
        yield name
        yield name.upper()
    finally:
        print("closing", name)


def both():
    yield from cleanup("a")
    yield from cleanup("b")


g = both()
print(next(g))
g.close()
print(list(both()))
for item in both():
    if item == "A":
        break
print("done")


def mixed():
    yield from range(2)
    yield from ["x"]
    yield from (n / 2 for n in (1, 2))
    return "end"


print(list(mixed()))


def read(chunks):
    it = iter(chunks)
    return list(iter(lambda: next(it, ""), ""))


print(read(["a", "b", "", "c"]))
numbers = [1]
numbers.clear()
print(next(iter(numbers), None), next(iter([3]), None), next((n for n in [1, 2, 3] if n > 1), "none"))
