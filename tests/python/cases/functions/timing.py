import functools
import time


def timed(func=None, *, label="run"):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            start = time.time()
            result = f(*args, **kwargs)
            elapsed = time.time() - start
            print(label, f.__name__, elapsed >= 0)
            return result

        return wrapper

    if func is None:
        return decorate
    return decorate(func)


@timed
def load(n):
    return list(range(n))


@timed(label="slow")
def train(data, epochs=1, verbose=False):
    total = 0
    for _ in range(epochs):
        for d in data:
            total += d
    return total


def retry(times=3, default=None):
    def decorator(fn):
        def inner(*args):
            for attempt in range(times):
                value = fn(attempt, *args)
                if value >= 0:
                    return value
            return default

        return inner

    return decorator


@retry(times=4, default=-1)
def flaky(attempt, base):
    return attempt - base


print(train(load(4), epochs=2))
print(flaky(2), flaky(9))


class Memo:
    def __init__(self, fn):
        self.fn = fn
        self.cache = {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.fn(n)
        return self.cache[n]


@Memo
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(10), len(fact.cache))
