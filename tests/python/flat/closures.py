import sys
from functools import reduce


def make_counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step


def compose(*functions):
    return lambda x: reduce(lambda acc, f: f(acc), functions, x)


def logged(function):
    def wrapper(x):
        calls.append(f"{function.__name__}({x})")
        del calls[:-3]
        return function(x)
    return wrapper


@logged
def double(x):
    return 2 * x


n = int(sys.argv[1])
calls = []
total = 0
for i in range(n):
    counter = make_counter(i % 10)
    counter()
    total += counter(by=2)
    pipeline = compose(lambda x: x + 1, double, lambda x: x % 17)
    total += pipeline(i)
    words = sorted(["bb", "a", "ccc"], key=lambda w: (len(w) * i) % 5)
    total += len(words[0]) + sum(map(lambda x: x * i % 3, [1, 2, 3]))
print(total, calls)
