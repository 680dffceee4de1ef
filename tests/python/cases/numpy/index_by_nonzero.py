# a[np.nonzero(c)] and a[np.where(c)]: read, stored and changed; binomial draws
import numpy as np

a = np.array([0, 1, 2, 0, 3])
print(a[np.nonzero(a)])
b = np.arange(12).reshape(3, 4)
print(b[np.where(b % 2 == 0)], b[(b > 5).nonzero()])
b[np.where(b > 6)] = -1
print(b)
b[np.nonzero(b < 0)] += 5
print(b, b[np.where(b == 4)].sum())
np.random.seed(0)
print(np.random.binomial(10, 0.5), np.random.binomial(10, 0.3, size=4))
print(np.random.binomial(1, 0.8, (2, 3)), np.random.binomial(n=40, p=0.9, size=3))
print(np.random.rand())
