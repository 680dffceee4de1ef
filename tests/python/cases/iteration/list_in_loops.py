# continue, nested loops with break, loops over strings, sets, dict views, nested tuples; enumerate of a file-like list.
for c in "abc":
    if c == "b":
        continue
    print(c)
for row in [[1, 2], [3, 4]]:
    for x in row:
        if x == 2:
            break
        print(x)
d = {"a": [1, 2], "b": [3]}
for k, vs in d.items():
    for v in vs:
        print(k, v)
for k in sorted(d.keys(), reverse=True):
    print(k)
for vs in d.values():
    vs.append(0)
print(d)
for x in sorted({3, 1, 2}):
    print(x, end=" ")
print()
points = [((0, 1), "p"), ((2, 3), "q")]
for (x, y), name in points:
    print(x + y, name)
for i in range(0, 10, 3):
    print(i, end=",")
print()
for i in range(3, 0, -1):
    print(i, end=",")
print(i)
i = 5
for i in range(0):
    pass
print(i)
for i in range(3):
    i *= 2
    print(i)
total = 0
for a, b in [(1, 2.5), (3, 4.5)]:
    total += a * b
print(total)
matrix = [[0] * 3 for _ in range(2)]
for r in range(2):
    for c in range(3):
        matrix[r][c] = r * 3 + c
print(matrix)
del matrix[0][1]
print(matrix)
