def counter():
    print("start")
    try:
        n = 0
        while True:
            received = yield n
            print("got", received)
            if received == "stop":
                return "done"
            n += 1
    except ValueError as e:
        print("thrown", e)
        yield -1
    finally:
        print("cleanup")


g = counter()
print(next(g))
print(g.send("a"))
print(g.send("b"))
print(g.throw(ValueError("bad")))
g.close()

h = counter()
next(h)
try:
    h.send("stop")
except StopIteration as s:
    print("value", s.value)


def inner(n):
    for i in range(n):
        yield i
    return n * 10


def outer():
    a = yield from inner(2)
    print("a", a)
    b = yield from inner(1)
    print("b", b)
    yield from [7, 8]
    yield from "xy"
    return a + b


print(list(outer()))


def averager():
    total, count = 0.0, 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


avg = averager()
next(avg)
for v in (10, 20, 60):
    print(avg.send(v))
avg.close()

it = iter([3, 1, 2])
print(next(it), list(it), next(it, "empty"))
calls = []


def source():
    calls.append(1)
    return len(calls)


print(list(iter(source, 4)))
for i, c in enumerate("abc", start=10):
    print(i, c)
try:
    print(list(zip([1, 2], [3], strict=True)))
except ValueError as e:
    print(e)
