h = [0] * 3
h[1] = 0.5
print(h, sum(h), h[0], h[1] / 2)
xs = list(range(3))
xs[1] = 0.5
print(xs)
a = [1, 2]
b = [0.5]
print(a + b, a, b)
c = sorted([3, 1, 2])
c.append(2.5)
print(c, c[::-1], c.index(2.5), 2 in c, 2.0 in c)
d = a[:]
d[0] = 0.25
e = a.copy()
e.extend([1.5])
print(a, d, e)
grid = [[0] * 2 for _ in range(2)]
grid[0][1] = 0.5
print(grid)
betas = (0, 0.999)
for beta in betas:
    print(beta, beta + 1)
print(betas, betas[0], betas[1])
print([0, 0.5], [1, 2.0, True], {0.5, 1}, [1] == [1.0])
pairs = [(1, 0.5), (2, 1), (0.5, 2)]
print(pairs, sorted(pairs))
