"""An index out of bounds, three calls deep, stops the program."""
import numpy as np


def pick(values, index):
    return values[index]


def total(values, indices):
    result = 0
    for i in indices:
        result += pick(values, i)
    return result


values = np.arange(3)
print(total(values, [0, 1, -1]))
print(total(values, np.array([2, 3])))
