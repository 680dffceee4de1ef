# zip, enumerate, map, filter and reversed as values: in list(), sorted(), next(), join and so on.
def square(x):
    return x * x


names = ["a", "b", "c"]
values = [1.5, 2.5, 3.5]
print(list(zip(names, values)), list(enumerate(names)))
print(list(map(square, [1, 2, 3])), list(filter(lambda x: x > 1, [1, 2, 3])))
z = zip(names, values)
print(next(z))
for a, b in z:
    print(a, b)
print(sum(map(square, range(4))))
m = map(str, [1, 2, 3])
print(", ".join(m), " ".join(map(str, [4, 5])))
for x in map(square, filter(None, [0, 1, 2])):
    print(x)
print(sorted(zip([3, 1, 2], "cab")))
print(max(enumerate([3, 9, 2]), key=lambda p: p[1]))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(3))))
print([a + b for a, b in zip([1, 2], [10, 20])], {k: i for i, k in enumerate("xyz")})
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])))
