import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print("call", f.__name__)
        return f(*args, **kwargs)
    return wrapper
@logged
def add(a, b):
    """Adds."""
    return a + b
print(add(1, 2), add.__name__, add.__doc__)
class T:
    @logged
    def go(self):
        return 1
print(T().go(), T.go.__name__)
