"""Numbers that may be None and are, where the script takes them for given: TypeErrors in the words of CPython."""
def find(xs, x):
    for i, y in enumerate(xs):
        if y == x:
            return i
class Best:
    def __init__(self):
        self.best = None
        self.loss = None
def show(n: int):
    return n * 2
b = Best()
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
p = find([1, 2], 5)
attempt(lambda: p + 1)
attempt(lambda: 1 - p)
attempt(lambda: p < 1)
attempt(lambda: p >= 1)
attempt(lambda: [1, 2][p])
attempt(lambda: show(p))
attempt(lambda: -p)
attempt(lambda: range(p))
attempt(lambda: p / 2)
attempt(lambda: f"{p:d}")
def set_it(x):
    b.loss = x
if len("ab") > 3:
    set_it(0.5)
attempt(lambda: b.loss + 1)
attempt(lambda: b.loss * 2.0)
attempt(lambda: 0.5 < b.loss)
attempt(lambda: max(b.loss, 1.0))
attempt(lambda: abs(b.loss))
attempt(lambda: round(b.loss, 2))
attempt(lambda: "%d" % p)
attempt(lambda: p ** 2)
attempt(lambda: p % 2)
attempt(lambda: p // 2)
x = 5
x += b.loss
