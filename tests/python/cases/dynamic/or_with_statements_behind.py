def sizes(rows, known, key):
    return (known.get(key) or sum(len(r) for r in rows)) * 2.5


def first(known, key, rest):
    return known.get(key) and max(v for v in rest) or min(v for v in rest)


rows = [[0], [7, -1], []]
print(sizes(rows, {"a": 2, "zero": 0}, "a"), sizes(rows, {"a": 2, "zero": 0}, "b"), sizes(rows, {"a": 2, "zero": 0}, "zero"))
print(first({"x": 1}, "x", [4, 9]), first({"x": 1}, "y", [4, 9]))
value = {"n": None, "m": 3}.get("n") or [v for v in range(3)]
print(value)
