"""Slices share memory with the array that they are cut from."""
import numpy as np

a = np.arange(12).reshape(3, 4)
row = a[1]
row[0] = 100
column = a[:, 2]
column += 10
a[2, 1:3] = -1
print(a)
b = a.T
b[0, 0] = 55
print(a[0, 0], b.shape)
flat = a.ravel()
flat[3] = 77
copy = a.copy()
copy[:] = 0
print(a, copy.sum())


def scale(values, factor):
    values *= factor


def fill_diagonal(m):
    for i in range(m.shape[0]):
        m[i, i] = 1


scale(a[0], 2)
print(a[0])
m = np.zeros((3, 3))
fill_diagonal(m)
print(m)
alias = m
alias[0] = 9
print(m[0], m is alias)
picked = a[[0, 2]]
picked[:] = 0
print(a)
