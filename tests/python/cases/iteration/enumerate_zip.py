# enumerate and zip in all nestings; items kept whole and taken apart.
names = ["a", "b", "c"]
values = [1.5, 2.5, 3.5]
for item in enumerate(names):
    print(item)
for pair in zip(names, values):
    print(pair, pair[0])
for i, (n, v) in enumerate(zip(names, values), start=1):
    print(i, n, v)
for i, pair in enumerate(zip(names, values)):
    print(i, pair)
for (i, n), v in zip(enumerate(names), values):
    print(i, n, v)
for n, (a, b) in zip(names, [(1, 2), (3, 4), (5, 6)]):
    print(n, a, b)
for a, b, c, e, f in zip([1, 2], [3, 4], [5, 6], [7, 8], [9, 10]):
    print(a + b + c + e + f)
for i, _ in enumerate(range(10, 13), 5):
    print(i)
for i, x in zip(range(100, 0, -25), (0.5, 1.5, 2.5, 3.5, 4.5)):
    print(i, x)
