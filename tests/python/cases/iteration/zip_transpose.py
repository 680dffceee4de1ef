# zip(*rows)
pairs = [(1, 2), (3, 4), (5, 6)]
xs, ys = zip(*pairs)
print(xs[1], ys[2], sum(xs), max(ys))
rows = [[1, 2, 3], [4, 5, 6]]
for column in zip(*rows):
    print(sum(column), column[0])
print([sum(c) for c in zip(*rows)])
print([list(c) for c in zip(*rows)])
