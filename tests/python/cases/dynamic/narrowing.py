# What a test says about a value is used where it holds.
def size(x):
    if isinstance(x, str):
        return len(x)
    if isinstance(x, float):
        return x / 2
    if isinstance(x, (list, tuple)):
        return sum(size(y) for y in x)
    if x is None:
        return 0
    if isinstance(x, dict):
        total = 0
        for k, v in x.items():
            total += len(k) + size(v)
        return total
    return x


print(size('abc'), size(3.0), size([1, 'ab', None]), size((2, [3, 'x'])), size({'k': 1, 'long': 'abcd'}))
print(size([[], [[5]], {}]))
values = [3, 'a', 2.5]
print([v for v in values if isinstance(v, str)], [v * 2 for v in values if not isinstance(v, str)])
