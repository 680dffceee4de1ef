def f(a, b, /, c, d=4, *, e, g=7):
    return [a, b, c, d, e, g]


print(f(1, 2, 3, e=5))
print(f(1, 2, c=3, d=0, e=5, g=6))


def only_kw(*, name, **rest):
    return name, sorted(rest)


print(only_kw(name="n"), only_kw(name="n", x=1, a=2))


def mixed(first, *rest, sep=" ", **options):
    text = sep.join([first] + list(rest))
    return text, len(options)


print(mixed("a"), mixed("a", "b", "c", sep="-"), mixed("a", x=1, y=2))
args = ["p", "q"]
options = {"sep": "+", "z": 1}


def outer(*args, **kwargs):
    def inner(a, b=2, c=3):
        return a + b * c

    return inner(*args, **kwargs)


print(outer(1), outer(1, 4), outer(1, c=5), outer(a=1, b=0, c=9))
point = (3, 4)
print(max(*point), divmod(*(17, 5)), "{}-{}".format(*point))
rows = [(1, "x"), (2, "y")]
numbers, letters = zip(*rows)
print(numbers, letters)
