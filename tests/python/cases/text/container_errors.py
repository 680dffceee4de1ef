# What containers raise.
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
xs, empty = [1, 2, 3], [0]
empty.clear()
d = {"a": 1}
s = {1, 2}
attempt(lambda: xs.index(5))
attempt(lambda: empty.pop())
attempt(lambda: d["b"])
attempt(lambda: xs[7])
attempt(lambda: (1, 2).index(3))
attempt(lambda: d.pop("zz"))
attempt(lambda: s.remove(9))
attempt(lambda: xs.remove(9))
attempt(lambda: max(empty))
attempt(lambda: xs.pop(5))
attempt(lambda: d.popitem())
attempt(lambda: d.popitem())
attempt(lambda: [1, 2, 3].index(1, 1))
