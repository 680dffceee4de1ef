"""A program of several modules."""
import os
import config
import pkg
import pkg.sub.deep as deep
from pkg import shapes, Circle as Round
from pkg.shapes import *
from pkg.sub import deep as again
from helpers import counter, bump as raise_it
import helpers

print(__name__, config.LR, config.NAME)
config.LR = 0.5
print(config.show())
print(pkg.VERSION, pkg.describe())
print(deep.path(), again is deep)
c = Round(2)
s = Square(3)
print(c.area(), s.area(), shapes.COUNT)
raise_it()
raise_it(4)
print(helpers.counter, counter)
print(helpers.__name__, deep.__name__, pkg.__name__)
print(os.path.basename(__file__))


def main():
    global ready
    ready = True
    helpers.register("main")
    print(helpers.registry)
    print(use_later())


def use_later():
    return later * 2


if __name__ == "__main__":
    later = 21
    main()
    print(ready)
