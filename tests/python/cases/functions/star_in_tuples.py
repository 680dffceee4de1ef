def rest(first, items):
    return first, *items


def numbered(items):
    for pair in ("start", 0), *enumerate(items, 1):
        yield pair


t = 1, *[2, 3]
print(t)
t = *"abc", "d"
print(t)
u = *t, *(5.5, 6)
print(u)
print(rest(0, [1, 2]), rest("x", "yz"))
print(list(numbered("ab")))
shape = (2, 3)
batch = (8, *shape)
print(batch, len(batch))
batch = *batch, 1
print(batch)
for x in 1, *range(2, 5):
    print(x, end=" ")
print()
merged = {*[1, 2], *(2, 3), 4}
print(sorted(merged))
d = {}
d[0, *shape] = "here"
print(d)
matrix = [*[[1, 2]], [3, 4]]
print(matrix, [*matrix, *matrix][-1])
first, *others = 1, *[2, 3], 4
print(first, others)
print(*[1, 2], *(3, 4), *{5}, sep="-")
print(("a", *sorted({"c", "b"})))
