class Store:
    def __init__(self):
        self.seen = {}
        self.queue = []
        self.marks = set()
        self.nested = {"a": [], "b": {}}
def last(d):
    return d.popitem()
s = Store()
print(3 in s.seen, 2.5 in s.queue, "x" in s.marks, 3 not in s.seen, s.seen.get(3), len(s.queue))
for k, v in s.seen.items():
    print(k, v)
for x in s.queue:
    print(x, x + 1)
for x in sorted(s.marks):
    print(x)
for attempt in (lambda: {}.popitem(), lambda: [].pop(), lambda: set().pop(), lambda: {}[1], lambda: [][0], lambda: last(s.seen), lambda: next(iter([])), lambda: max([]), lambda: {}.pop("k")):
    try:
        print(attempt())
    except (KeyError, IndexError, StopIteration, ValueError) as e:
        print(type(e).__name__, e)
try:
    x = s.queue.pop()
    print(x)
except IndexError as e:
    print(e)
try:
    y = s.seen["k"]
    print(y)
except KeyError as e:
    print(e)
print(s.queue + s.queue, s.queue == [], s.seen == {}, list(s.seen), dict(s.seen), s.nested, s.queue.count(3), s.queue * 2, s.queue[:1])
s.seen.clear()
s.seen.update({})
s.queue.extend([])
print(s.seen, s.queue, sum(s.queue), {k: v for k, v in s.seen.items()}, any(s.queue), list(zip(s.queue, s.marks)), list(map(str, s.queue)))
