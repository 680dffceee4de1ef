def pair(a, b):
    return a, b


def attempt(what):
    try:
        print(what())
    except TypeError as error:
        print("TypeError:", error)


attempt(lambda: pair(1, 2))
attempt(lambda: pair(1, 4))


def both(a, b):
    return pair(b, a)


def chosen(flag):
    return pair(1, 2) if flag else both(1, 2)


print(both(1, 2), chosen(True), chosen(False))
first, second = both("x", "y")
print(first, second)
