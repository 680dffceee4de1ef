import functools
from functools import wraps


def announce(func):
    @wraps(func)
    def wrapper(*args, **kwargs):
        print("calling", func.__name__)
        result = func(*args, **kwargs)
        print("done", result)
        return result

    return wrapper


@announce
def add(a, b=2):
    return a + b


@announce
def greet(name, punctuation="!"):
    return "hello " + name + punctuation


add(1)
add(1, b=5)
print(greet("bob", punctuation="?"))


def repeat(times):
    def decorator(func):
        def wrapper(*args):
            for _ in range(times):
                func(*args)

        return wrapper

    return decorator


@repeat(3)
def tick(word):
    print("tick", word)


tick("tock")


def counted(func):
    calls = 0

    def wrapper(x):
        nonlocal calls
        calls += 1
        return func(x) * calls

    return wrapper


@counted
def square(x):
    return x * x


@announce
@counted
def cube(x):
    return x ** 3


print(square(2), square(2), square(3))
print(cube(2))
print(cube(2))


class Model:
    def __init__(self):
        self.total = 0

    @announce
    def step(self, amount):
        self.total += amount
        return self.total

    @staticmethod
    def helper(x):
        return x + 1

    @classmethod
    def create(cls, start):
        model = cls()
        model.total = start
        return model


m = Model.create(10)
m.step(5)
print(m.step(amount=7), Model.helper(3), m.helper(4))
registry = {}


def register(cls):
    registry[cls.__name__] = 1
    return cls


@register
class Alpha:
    def name(self):
        return "alpha"


print(Alpha().name(), registry)
