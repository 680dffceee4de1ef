# Decorators that are classes, with a count and with arguments
import functools


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        print(f"call {self.count} of {self.func.__name__!r}")
        return self.func(*args, **kwargs)


class TryExcept:
    def __init__(self, message="", verbose=True):
        self.message = message
        self.verbose = verbose

    def __call__(self, func):
        def wrapper(*args):
            try:
                return func(*args)
            except Exception as e:
                if self.verbose:
                    print(f"{self.message}{': ' if self.message else ''}{e}")
                return None

        return wrapper


@CountCalls
def hello(name):
    return "hello " + name


@TryExcept("ratio failed")
def ratio(a, b):
    return a / b


print(hello("a"), hello("b"), hello.count)
print(ratio(1, 2))
print(ratio(1, 0))
