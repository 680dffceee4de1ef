"""Functions of arrays, element by element."""
import numpy as np

x = np.array([0.25, 1.0, 2.25])
print(np.sqrt(x), np.square(x), np.abs(-x), np.sign([-2, 0, 3]), np.floor([1.5, -1.5]), np.ceil([1.2]), np.round([1.25, 2.567], 2), np.rint(2.5))
print(np.round(np.exp(x), 6), np.round(np.log(x), 6), np.round(np.sin(x), 6), np.round(np.tanh(x), 6), np.log2(8), np.log10(1000))
print(np.power(2, [1, 2, 3]), np.power(x, 2), x ** 2, x ** -1, 2.0 ** x, np.mod(7, 3), np.array([-7, 7]) % 3, np.array([-7, 7]) // 2)
print(np.isnan([1, np.nan]), np.isinf([np.inf, 0]), np.isfinite([1.0, np.inf]), np.nan_to_num([np.nan, 1.0]))
print(np.logical_and([True, False], [True, True]), np.logical_or(1, 0), np.logical_not([0, 1]), ~np.array([True, False]))
print(np.maximum([1, 5], [3, 2]), np.hypot(3, 4), np.arctan2(1.0, 1.0), np.deg2rad(180), np.degrees(np.pi))
print(np.pi, np.e, np.inf, -np.inf, np.nan, np.float32(np.pi))
print(np.ones((2, 3)) * np.array([1, 2, 3]), np.arange(3)[:, None] + np.arange(2), (np.arange(3)[:, None] == np.arange(3)).astype(int))


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def relu(z):
    return np.maximum(z, 0)


p = softmax(np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]]))
print(np.round(p, 4), p.sum(axis=1), relu(np.array([-1.0, 2.0])), relu(-0.5))
sigmoid = lambda z: 1 / (1 + np.exp(-z))
print(f"{sigmoid(0.0)} {sigmoid(2.0):.4f}", np.round(sigmoid(np.array([-1.0, 1.0])), 4))
one_hot = np.eye(4)[[0, 2, 3]]
print(one_hot, one_hot.argmax(axis=1))
print(np.arange(0, 1, 0.25), np.arange(5, 0, -2), np.linspace(0, 1, 5), np.logspace(0, 2, 3), np.full((2, 2), 7), np.zeros_like(x), np.ones_like([1, 2]))
print(np.arange(1.0, 2.0, 0.3), np.linspace(0, 10, num=4, endpoint=False), np.full(3, np.nan), np.empty((0, 2)).shape, np.identity(2))
