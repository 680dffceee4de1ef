# Variables that inner functions share with the one around, read before they have a threshold.
def report(flag):
    def show():
        return threshold + 1

    if flag:
        threshold = 3
    return show()


def counter():
    def step():
        nonlocal n
        n += 1
        return n

    try:
        step()
    except NameError as error:
        print(type(error).__name__, error)
    n = 0
    return step() + step()


def own_before():
    get = lambda: name
    try:
        print(name)
    except UnboundLocalError as error:
        print(error)
    name = "late"
    return get()


def removed():
    items = [1, 2, 3]

    def total():
        return sum(items)

    print(total())
    del items
    return total()


def factorials(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)

    return [fact(i) for i in range(n)]


def make_adders():
    adders = []
    for i in range(3):
        adders.append(lambda x: x + i + offset)
    offset = 10
    return adders


print(report(True))
try:
    print(report(False))
except NameError as error:
    print(type(error).__name__, error)
print(counter())
print(own_before())
try:
    removed()
except NameError as error:
    print(error)
print(factorials(6), [add(1) for add in make_adders()])
report(0)
