# try, finally and with inside generators: run at the end, at a break, at close().
class Guard:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit")


def guarded():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        print("closed")


def with_guard():
    with Guard():
        for i in range(3):
            yield i


def failing():
    yield 1
    raise ValueError("inside")


def recovering():
    for x in [1, 0, 2]:
        try:
            yield 10 // x
        except ZeroDivisionError:
            yield -1


for x in guarded():
    print(x)
    if x == 2:
        break
print("after break")
print(list(guarded()))
g = guarded()
print(next(g))
g.close()
for i in with_guard():
    if i == 1:
        break
try:
    for x in failing():
        print(x)
except ValueError as e:
    print("caught", e)
print(list(recovering()))


def first(xs):
    for x in guarded():
        if x > 1:
            return x


print(first([]))
