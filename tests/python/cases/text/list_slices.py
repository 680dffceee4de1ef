# Slices of lists: reading, assigning, deleting.
xs = list(range(10))
print(xs[2:5], xs[:-3], xs[-4:], xs[::3], xs[::-2], xs[8:2:-2], xs[20:], xs[5:2], xs[:], xs[-100:3])
xs[1:3] = ["a"] if False else [100, 101, 102]
print(xs)
xs[:0] = [-1, -2]
xs[len(xs):] = [55]
print(xs, len(xs))
del xs[0:2]
del xs[::4]
print(xs)
ys = xs[:]
ys[0] = 7
print(xs[0], ys[0], xs is ys)
batch, n = 3, len(xs)
for i in range(0, n, batch):
    print(xs[i:i + batch], end=" ")
print()
split = int(0.8 * n)
train, test = xs[:split], xs[split:]
print(len(train), len(test), train + test == xs)
grid = [[r * 4 + c for c in range(4)] for r in range(3)]
print([row[1:3] for row in grid[1:]], [row[::-1] for row in grid][0], grid[-1][-1], [row[0] for row in grid])
