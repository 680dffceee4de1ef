import math


def relu(x):
    return x if x > 0 else 0.0


def leaky(x, slope=0.1):
    return x if x > 0 else slope * x


activations = {"relu": relu, "leaky": leaky, "tanh": math.tanh, "square": lambda v: v * v}
for name in ["relu", "leaky", "square"]:
    print(name, activations[name](-2.0), activations[name](3.0))
steps = [relu, leaky, math.sqrt]
print([f(4.0) for f in steps])


class Layer:
    def __init__(self, act):
        self.act = activations[act] if isinstance(act, str) else act
        self.scale = 2.0

    def double(self, x):
        return x * self.scale

    def run(self, x):
        return self.act(x)


print(Layer("relu").run(-1.0), Layer("leaky").run(-1.0))


def make(kind):
    if kind == "inc":
        return lambda x: x + 1
    elif kind == "dec":
        return lambda x: x - 1
    return abs


print(make("inc")(1), make("dec")(1), make("abs")(-5))


class Circle:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 3 * self.size * self.size


class Square:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size * self.size


class Dot(Square):
    def area(self):
        return 0


shapes = {"square": Square, "dot": Dot}
for name, cls in shapes.items():
    print(name, cls(3).area())
layer = Layer("relu")
callbacks = [layer.double, relu, layer.run]
print([c(1.5) for c in callbacks])
handler = None
if len(steps) > 2:
    handler = leaky
if handler is not None:
    print(handler(-1.0, slope=0.5))


def adder(n):
    def add(x):
        return x + n

    return add


ops = [adder(1), adder(2), lambda x: x * 10]
print([op(5) for op in ops])
table = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
for key in sorted(table):
    print(key, table[key](3, 4))
op = table["add"] if len(table) > 5 else table["mul"]
print(op(5, 6))
print(callable(op), callable(3), callable(Layer))
