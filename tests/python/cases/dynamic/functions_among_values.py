# Functions and classes among other values, called by what the run finds.
import math


def square(x):
    return x * x


def cube(x, k=1):
    return x * x * x * k


class Counter:
    def __init__(self, n=0):
        self.n = n

    def get(self):
        return self.n


registry = {'square': square, 'counter': Counter, 'sqrt': math.sqrt, 'n': 3, 'neg': lambda x: -x}
print(registry['square'](4), registry['sqrt'](16.0), registry['neg'](2))
print(registry['counter'](5).get(), registry['n'] + 1)
mixed = [square, 'text', cube]
print(mixed[0](2), mixed[2](2), callable(mixed[0]), callable(mixed[1]))
steps = [('sq', square, 2), ('cu', cube, 3)]
for name, fn, arg in steps:
    print(name, fn(arg))
for step in steps:
    print(step[0], step[1](step[2]))
print(mixed[1](3))
