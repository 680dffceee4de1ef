# Tuples: of known items and of any length.
t = (1, "a", 2.5)
print(t, len(t), t[0], t[-1], t[1:], t[:2], "a" in t, 9 not in t)
a, b, c = t
print(a, b, c, (1,) + (2, 3), (0,) * 3, () == (), (1, 2) == (1, 2.0))
print((1, 2) < (1, 3), (1, "b") > (1, "a"), (1, 2) <= (1, 2), (2,) >= (1, 99), (1, 2) != (1, 2))
row = tuple([3, 1, 2])
print(row, row + (4,), row[1:], row[::-1], row * 2, sorted(row), row.index(1), row.count(3), max(row), sum(row), 3 in row)
print(tuple("abc"), tuple(range(3)), tuple(x * x for x in row), tuple())
points = [(2, "b"), (1, "z"), (2, "a")]
points.sort()
print(points, min(points), max(points), points.index((2, "a")), (1, "z") in points)
d = {(0, 0): "origin", (1, 2): "p"}
d[(3, 4)] = "q"
print(d[(1, 2)], (0, 0) in d, sorted(d))
for key, name in d.items():
    x, y = key
    print(x + y, name)
nested = ((1, 2), (3, (4, 5)))
(p, q), (r, (s, u)) = nested
print(p + q + r + s + u, nested[1][1][0])
def swap(pair):
    return pair[1], pair[0]
print(swap((1, "x")), swap(swap((1, "x"))), swap((1, 2)) == (2, 1))
for i in range(len(row)):
    print(row[i], end=" ")
print()
