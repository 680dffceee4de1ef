"""inspect.isfunction and isclass: defaults that are values or functions."""
import inspect
from inspect import isfunction

def exists(val):
    return val is not None

def default(val, d):
    if exists(val):
        return val
    return d() if isfunction(d) else d

def named():
    return 7

class A:
    def __call__(self):
        return 1

print(default(None, 3), default(None, lambda: 4), default(5, lambda: 6), default(None, named))
print(isfunction(A), inspect.isclass(A), inspect.isclass(A()), inspect.isfunction(A()), isfunction(len), inspect.isclass(int))
for x in [named, A, 3]:
    print(isfunction(x), inspect.isclass(x))
