# Names that nothing has bound when they are read, in functions, branches and inner functions.
import sys


def log_value(value):
    if value > 100:
        message = "large"
        del message
        return message
    return "value %d" % value


def uses_missing(x):
    return missing_factor * x + 1


def local_before():
    print(counter)
    counter = 0


def augmented():
    total += 1
    return total


def deletes():
    del nothing_here
    nothing_here = 1


def never_run(flag):
    if flag:
        raise ValueError("early")
        label = "a"
    return label


def outer():
    def inner():
        return late_name * 2

    result = inner()
    return result
    late_name = 1


class Model:
    def __init__(self):
        self.size = 3

    def describe(self):
        return self.sizes


print(log_value(3))
for name, call in [("log", lambda: log_value(200)), ("missing", lambda: uses_missing(2)), ("local", local_before),
                   ("augmented", augmented), ("deletes", deletes), ("never", lambda: never_run(False)), ("outer", outer)]:
    try:
        call()
    except NameError as error:
        print(name, type(error).__name__, error)
try:
    print(Model().describe())
except AttributeError as error:
    print(error)
try:
    undefined_function(1, 2, key=sys.argv)
except NameError as error:
    print(error)
scale = 2
del scale
try:
    print("scaled", scale)
except NameError as error:
    print(error)
print([undefined_item for undefined_item in range(2)])
print(totally_unknown[0].attribute(3) + 1)
