def split(text, sep=",", limit=None):
    parts = text.split(sep)
    if limit is not None:
        parts = parts[:limit]
    return parts


def head_tail(xs):
    return xs[0], xs[1:]


def find(xs, test, default=None):
    for i, x in enumerate(xs):
        if test(x):
            return i
    return default


def minmax(*values, key=None):
    if key is None:
        return min(values), max(values)
    return min(values, key=key), max(values, key=key)


print(split("a,b,c"), split("a,b,c", limit=2), split("a b", " "))
head, tail = head_tail([1, 2, 3])
print(head, tail)
print(find([1, 5, 9], lambda x: x > 4), find([1], lambda x: x > 4), find([], lambda x: True, default=-1))
print(minmax(3, 1, 2), minmax("bb", "a", "ccc", key=len))
lo, hi = minmax(0.5, 0.25)
print(hi - lo)
result = {"stats": minmax(4, 9)}
print(result["stats"][1], result)


def early(n):
    if n < 0:
        return
    print("n is", n)


print(early(-1), early(1))
