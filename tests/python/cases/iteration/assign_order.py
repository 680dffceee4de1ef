# Swaps, chained assignment, targets from left to right; each value is evaluated once.
def make():
    print("make")
    return [1, 2]


xs = [1, 2, 3]
xs[0], xs[-1] = xs[-1], xs[0]
print(xs)
i = 0
i, xs[i] = 1, 10
print(i, xs)
a = b = make()
a.append(3)
print(b)
x, y = p = 3, 4
print(x, y, p)
d = {}
d["k"] = first, second = make()
print(d, first, second)
k = m = n = 0
k += 1
print(k, m, n)
f0, f1 = 0, 1
for _ in range(10):
    f0, f1 = f1, f0 + f1
print(f0, f1)
u, v, w = 1, 2, 3
u, v, w = w, u, v
print(u, v, w)
