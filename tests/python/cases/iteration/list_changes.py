# A list that changes while a loop runs over it, as CPython does it.
xs = [1, 2, 3, 4]
for x in xs:
    if x == 2:
        xs.remove(x)
    print(x)
print(xs)
queue = ["a"]
for item in queue:
    if len(queue) < 4:
        queue.append(item + "x")
print(queue)
for x in xs[:]:
    xs.remove(x)
print(xs)
stack = [[1, 2], [3]]
for row in stack:
    row.append(0)
print(stack)
names = ["x", "y", "z"]
for i, n in enumerate(names):
    names[i] = n * 2
print(names)
for n in names:
    names = []
    print(n, len(names))
