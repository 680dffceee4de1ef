# reversed() over ranges, lists, strings and tuples
for i in reversed(range(3)):
    print(i)
for i in reversed(range(2, 5)):
    print(i, end=" ")
print()
for x in reversed(["a", "b"]):
    print(x)
for c in reversed("héllo"):
    print(c, end="")
print()
for t in reversed((1, 2, 3)):
    print(t)
for i, x in enumerate(reversed([10, 20])):
    print(i, x)
for k in reversed({"a": 1, "b": 2}):
    print(k)
