import functools
from functools import lru_cache, partial, reduce


@lru_cache(maxsize=None)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


@functools.cache
def slow(a, b):
    print("computing", a, b)
    return a * b


@lru_cache
def word(n):
    return "w" * n


print(fib(60))
print(slow(2, 3), slow(2, 3), slow(3, 2))
print(word(3), word(3))


def power(base, exponent=2):
    return base ** exponent


cube = partial(power, exponent=3)
two_to = partial(power, 2)
print(cube(2), two_to(5), two_to(exponent=6))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [[1], [2, 3]], []))
print(list(map(partial(power, exponent=0), [1, 2, 3])))
print(reduce(max, [3, 9, 4]))
