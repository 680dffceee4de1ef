"""Decorators of methods that keep something: calls, how often to try, a registry, a cache."""
import functools
REGISTRY = []
def counted(method):
    calls = []
    def wrapper(self, *args, **kwargs):
        calls.append(method.__name__)
        return str(len(calls)) + method(self, *args, **kwargs)
    return wrapper
def retry(times, log=print):
    def decorate(function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except ValueError as error:
                    log("attempt", attempt, error)
            raise RuntimeError(f"{function.__name__} failed")
        return wrapped
    return decorate
def register(name):
    def decorate(f):
        REGISTRY.append((name, f.__name__))
        return f
    return decorate
class Memo:
    def __init__(self, f):
        self.f = f
        self.seen = {}
    def __call__(self, n):
        if n not in self.seen:
            self.seen[n] = self.f(n)
        return self.seen[n]
class Text:
    def __init__(self):
        self.n = 0
    def __lt__(self, other):
        return self.lower() < other.lower()
    @counted
    def lower(self):
        return "low"
    @counted
    def upper(self, mark="!"):
        return "UP" + mark
    @retry(3)
    def fetch(self, start):
        self.n += 1
        if self.n < start:
            raise ValueError(f"no {self.n}")
        return self.n
    @retry(times=2)
    def never(self):
        raise ValueError("never")
    @register("h")
    def handler(self):
        return 1
    @Memo
    def square(n):
        print("squaring", n)
        return n * n
class Sub(Text):
    pass
a, b = Text(), Text()
print(a < b, b < a, a.lower(), a.upper(), b.upper(mark="?"))
print(a.fetch(3), b.fetch(1))
try:
    a.never()
except RuntimeError as error:
    print("error:", error)
print(REGISTRY, a.handler())
print(Sub().lower(), Text.lower(a))
print(Text.square(3), a.square(3))
