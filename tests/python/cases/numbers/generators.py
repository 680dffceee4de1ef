def running_mean(values):
    total = 0
    for i, v in enumerate(values, 1):
        total += v
        yield total / i


def cumulative(values):
    total = 0
    yield total
    for v in values:
        total += v
        yield total


print(list(running_mean([1, 2, 4])), list(cumulative([0.5, 1])), list(cumulative([])))
for t in cumulative([0.25]):
    print(t)
print([x / 2 if x % 2 else x for x in range(4)])
print({k: (0 if k == "a" else 0.5) for k in "ab"})
print(list(map(lambda x: x if x > 1 else 0.5, [1, 2])), list(zip([1, 2], [0.5, 1.5])))
print(sum(x if x > 1 else 0.5 for x in range(3)))
acc = [0, 0.5]
acc[0] += 1
print(acc, acc[0] / 2)
a, b = 0, 0.5
a, b = b, a
print(a, b)
x = y = 0
x += 0.5
print(x, y)
first, *rest = [1, 0.5, 2]
print(first, rest)
for i, (n, w) in enumerate([(1, 0.5), (2.5, 1)]):
    print(i, n, w, n * w)
