def add(a, b=10, *rest, scale=1, **extra):
    total = (a + b) * scale
    for r in rest:
        total += r
    return total


def report(title, **stats):
    print(title, ", ".join(f"{k}={v}" for k, v in sorted(stats.items())))


def forward(*args, **kwargs):
    return add(*args, **kwargs)


print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, 2, scale=3))
print(forward(1, 2, scale=2), forward(5), forward(1, 2, 3, 4, 5))
report("run", loss=0.5, acc=0.25)
report("empty")
nums = [1, 2, 3]
print(add(*(1, 2)), add(*(4, 5, 6), scale=2))
print(max(*nums), sum([*nums, 4]))


def spread(*values):
    return len(values), sum(values)


print(spread(*nums), spread(1, *nums), spread(*nums, *nums, 7))
options = {"scale": 3, "b": 4}
print(add(1, **options))


def opts(**kwargs):
    lr = kwargs["lr"]
    return lr * 2


print(opts(lr=0.5))


def first(*args):
    return args[0]


print(first(7, 8), first("x", 1))


def show(*args, sep="-"):
    return sep.join(args)


print(show("a", "b"), show("a", "b", "c", sep="+"), show())


def named(x, /, y, *, z=3):
    return x, y, z


print(named(1, 2), named(1, y=5, z=6))


def merge(**kw):
    out = dict(kw)
    out["n"] = 1
    return out


print(merge(a=1, b=2), merge())
d1 = {"a": 1}
d2 = {"b": 2}
print({**d1, **d2}, dict(d1, c=3), dict(**d1, **d2), dict(x=1, y=2))
