# Starred targets, nested targets, targets in loops.
a, *b = [1, 2, 3]
print(a, b)
*c, d = "xyz".split("y")
print(c, d)
e, *f, g = [1, 2]
print(e, f, g)
(h, i), j = (1, 2.5), "j"
print(h, i, j)
first, *rest = "abc"
print(first, rest)
head, *tail = (1, 2, 3)
print(head, tail)
for name, *scores in [["1", "2", "3"], ["4", "5"]]:
    print(name, scores)
for i, (p, q) in enumerate(zip([1, 2], "ab")):
    print(i, p, q)
w1, w2 = iter(["a", "b"])
print(w1, w2)
m, n = {"one": 1, "two": 2}
print(m, n)
x, (y, z), *others = 1, (2, 3), 4, 5
print(x, y, z, others)
[s, t] = [6, 7]
print(s + t)
