# None beside numbers in lists, dicts, tuples; merged dicts; containers that hold themselves.
def first_small(n):
    return None if n > 2 else n
found = [first_small(i) for i in range(5)]
print(found, found[0], found[3] is None, found.count(None), None in found)
for item in found:
    if item is not None:
        print(item + 1, end=" ")
print()
options = {"depth": None, "width": 2}
print(options, options["depth"], options["width"], options.get("zz"))
options["depth"] = 5
for key, value in options.items():
    print(key, value)
pair = (None, 1.5)
print(pair, pair[0] is None, [None, None], {None: 1})
a, b = {"x": 1}, {"y": 2}
c = {**a}
c["z"] = 3
print(a, c, {**a, **b}, {"k": 0, **a, "m": 5, **b}, {**a, "x": 9})
d = {}
d["self"] = d
xs = [1]
xs.append(xs)
print(d, xs)
