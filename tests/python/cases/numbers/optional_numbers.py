# None among numbers: best = None, limits that may be missing, look-ups that fail.
from typing import Optional


def find(values, wanted) -> Optional[float]:
    for v in values:
        if v >= wanted:
            return v
    return None


def clip(value, limit=None):
    if limit is not None and value > limit:
        return limit
    return value


best = None
for loss in [1, 0.5, 0.75]:
    if best is None or loss < best:
        best = loss
        print("best", best)
print(best, best is None, best == 0.5)
print(find([1, 2.5], 2), find([1, 2], 5), find([1, 2], 1))
print(clip(3), clip(3, 1), clip(3, 2.5), clip(0.5, 1))
last = None
for step in range(3):
    change = None if last is None else step * 0.5 - last
    last = step * 0.5
    print(step, change, last)
table = {"a": 1, "b": None, "c": 2.5}
print(table, table["a"], table.get("b"), table.get("zz"), sum(v for v in table.values() if v is not None))
limit = None
total = 0
for v in (1, 0.5):
    total += v if limit is None else min(v, limit)
print(total, limit or 0, total or None)
numbers = [None, 1, 2.5]
print(numbers, [n if n is not None else 0 for n in numbers])
