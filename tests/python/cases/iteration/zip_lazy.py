# zip with generators, dicts and strings at any place; it stops with the shortest.
names = ["a", "b", "c"]
d = {"x": 1, "y": 2}


def noisy(n):
    for i in range(n):
        print("make", i)
        yield i


for j, (k, v) in enumerate(d.items()):
    print(j, k, v)
for kv in d.items():
    print(kv)
for k, n in zip(d, names):
    print(k, n)
for n, k in zip(names, d):
    print(n, k)
for n, (k, v) in zip("pq", d.items()):
    print(n, k, v)
for n, g in zip(names, noisy(5)):
    print(n, g)
for g, n in zip(noisy(5), names):
    print(g, n)
for a, b in zip(noisy(2), noisy(3)):
    print(a, b)
