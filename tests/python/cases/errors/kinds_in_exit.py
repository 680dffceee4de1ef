# What __exit__ is told of the error; handlers of classes that nobody ever raises.
class Problem(ValueError):
    def __init__(self, text, code=0):
        super().__init__(text)
        self.code = code


class Guard:
    def __init__(self, label):
        self.label = label

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print(self.label, kind is None, kind is ValueError, error)
        return kind is ValueError


try:
    int("x")
except Problem as problem:
    print(problem, problem.code, problem.args)
except ValueError as error:
    print(error)
with Guard("a"):
    raise ValueError("gone")
with Guard("b"):
    print("quiet")


class Stop(Exception):
    pass


class Other(Stop):
    pass


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is not None and issubclass(exc_type, (ValueError, Stop)):
            print("swallowed", exc_type.__name__, exc_type is Stop, exc_type == Other)
            return True
        return False


for make in (lambda: Stop("s"), lambda: Other("o"), lambda: ValueError("v"), lambda: KeyError("k")):
    try:
        with Quiet():
            raise make()
    except KeyError as error:
        print("through", error)
try:
    raise Stop
except Other:
    print("other")
except Stop as stop:
    print("stop", stop.args)
