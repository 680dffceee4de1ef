"""lru_cache on methods, and what it says of itself."""
import functools
from functools import cached_property, lru_cache


class Model:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def cost(self, k, scale=1):
        print("computing", k)
        return self.n * k * scale

    @functools.lru_cache()
    def total(self):
        print("total")
        return float(self.n)

    @cached_property
    def size(self):
        print("once")
        return self.n + 1


m, other = Model(3), Model(4)
print(m.cost(2), m.cost(2), other.cost(2), m.cost(2, 5), m.total(), m.total(), m.size, m.size)


@lru_cache(maxsize=2)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(20), fib.cache_info())
fib.cache_clear()
print(fib.cache_info(), fib.cache_info().hits)


@functools.cache
def square(x):
    print("square", x)
    return x * x


print(square(3), square(3), square(2.5), square.cache_info())


@lru_cache(maxsize=2)
def load(name):
    print("loading", name)
    return name.upper()


for name in ["a", "b", "a", "c", "a", "b"]:
    load(name)
print(load.cache_info())
