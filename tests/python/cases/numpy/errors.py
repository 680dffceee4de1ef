"""Errors as NumPy words them, and an uncaught one at the end."""
import numpy as np


def attempt(name, action):
    try:
        print(name, action())
    except (ValueError, TypeError, IndexError, ZeroDivisionError) as error:
        print(name, type(error).__name__, error)


x = np.arange(3)
attempt("shape", lambda: x + np.arange(4))
attempt("reshape", lambda: np.arange(6).reshape(4, -1))
attempt("index", lambda: x[5])
attempt("too many", lambda: x[0, 1])
attempt("truth", lambda: bool(x))
attempt("scalar", lambda: float(x))
attempt("matmul", lambda: np.ones((2, 3)) @ np.ones((2, 3)))
attempt("concat", lambda: np.concatenate([np.ones((2, 2)), np.ones((3, 3))]))
attempt("empty", lambda: np.max(np.array([])))
attempt("power", lambda: x ** -1)
attempt("seed", lambda: np.random.RandomState(-1))
y = np.zeros(3)
try:
    y[:2] = np.ones(3)
except ValueError as error:
    print(error)
try:
    x += 0.5
except TypeError as error:
    print(error)
print(y)
total = np.zeros((2, 2)).sum(axis=2)
