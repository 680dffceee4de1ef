from functools import partial


def power(base, exponent=2):
    return base ** exponent


cube = partial(power, exponent=3)
two_to = partial(power, 2)
print(cube(2), two_to(5), two_to(exponent=6))
print(list(map(partial(power, exponent=0), [1, 2, 3])))


class Layer:
    def __init__(self, size, bias=True, act=None):
        self.size = size
        self.bias = bias
        self.act = act

    def apply(self, x):
        x = x * self.size + (1 if self.bias else 0)
        return self.act(x) if self.act is not None else x


make = partial(Layer, bias=False)
print(make(3).apply(2), make(4, act=abs).apply(-5))
