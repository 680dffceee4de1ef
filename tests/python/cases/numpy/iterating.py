"""Iterating, unpacking and choosing by conditions."""
import numpy as np

m = np.array([[1, 2, 3], [4, 5, 6]])
for i, row in enumerate(m):
    for j, value in enumerate(row):
        if value % 2 == 0:
            print(i, j, value)
first, second = m
print(first, second, m.T[0], [int(v) for v in m.flatten()])
(a, b), (c, d) = np.arange(4).reshape(2, 2)
print(a, b, c, d)
x, y = np.array([3.0, 4.0])
print((x ** 2 + y ** 2) ** 0.5, x > y, max(x, y), min(x, 2.0))
if (m > 0).all() and not (m > 5).all():
    print("mixed")
count = 0
for v in m.ravel():
    count += v
print(count, count / m.size)
while count > 5:
    count = count // 2
print(count)
print([row.sum() for row in m], {i: row.max() for i, row in enumerate(m)}, sum(row.mean() for row in m))
print(list(zip(m[0], m[1])), sorted(m[0], reverse=True), list(reversed(m[1].tolist())))
print(np.array([row[::-1] for row in m]), 5 in m, 9 in m[0], len(m[0]))
limit = 3 if m.max() > 5 else 1
print(limit, m[m > limit], m[(m > 1) & (m < 5)], m[(m == 1) | (m == 6)].tolist())
