# next() with a default that is no item: None, a text.
xs = [3, 1, 3, 2, 8]
print(next((v for v in xs if v > 5), None), next((v for v in xs if v > 50), None))
first = next((i for i, v in enumerate(xs) if v == 2), None)
if first is not None:
    print(first + 1)
words = ["a", "bc"]
print(next((w for w in words if len(w) > 1), None), next(iter(words), None), next((w for w in words if len(w) > 5), None))
print(next((v for v in xs if v > 100), "none"))
it = iter(xs)
while (item := next(it, None)) is not None:
    print(item, end=" ")
print()
found = next((v for v in xs if v > 5), None)
print(found or 3, found if found else "no")
