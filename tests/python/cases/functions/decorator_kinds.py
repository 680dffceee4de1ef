# Decorators: classes, with arguments, with attributes on what they give
import functools, time
class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.count = 0
    def __call__(self, *args, **kwargs):
        self.count += 1
        print(f"call {self.count} of {self.func.__name__!r}")
        return self.func(*args, **kwargs)
@CountCalls
def hello(name):
    return "hello " + name
print(hello("a"))
print(hello("b"))
print(hello.count)
def repeat(times=2):
    def decorator(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            result = None
            for _ in range(times):
                result = func(*args, **kwargs)
            return result
        return wrapper
    return decorator
@repeat(times=3)
def greet(name):
    print("hi", name)
    return len(name)
print(greet("bob"))
print(greet.__name__)
def counted(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return func(*args, **kwargs)
    wrapper.calls = 0
    return wrapper
@counted
def step(x):
    return x * 2
step(1); step(2)
print(step.calls, step(4))
def helper():
    helper.calls += 1
    return helper.calls
helper.calls = 0
helper(); helper()
print(helper.calls)
class Retry:
    def __init__(self, times):
        self.times = times
    def __call__(self, func):
        def wrapper(*args):
            for i in range(self.times):
                try:
                    return func(*args)
                except ValueError as e:
                    print("retry", i, e)
            return None
        return wrapper
attempts = []
@Retry(3)
def flaky(x):
    attempts.append(x)
    if len(attempts) < 3:
        raise ValueError("no")
    return x
print(flaky(7))
