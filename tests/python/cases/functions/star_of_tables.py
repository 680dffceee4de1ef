def call(function, *args):
    return function(*args)


def call2(function, args):
    return function(*args)


def add(a, b):
    return a + b


def neg(a):
    return -a


table = {"add": (add, (1, 2)), "neg": (neg, (5,))}
for name, (function, args) in table.items():
    print(name, function(*args))
