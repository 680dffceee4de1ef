def fail(x):
    raise TypeError("str expected, got %s" % x)
class Env:
    def __init__(self, data):
        self._data = data
    def get(self, key):
        try:
            value = self._data[fail(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.dec(value)
    def pair(self, key):
        a, b = self.two(fail(key))
        print(a)
        return a + b
    def two(self, x):
        return 1, 2
    def dec(self, x):
        return x
e = Env({"a": 1, "b": "x"})
for f in (lambda k: e.get(k), lambda k: e.pair(k)):
    try:
        print(f("a"))
    except TypeError as err:
        print("T", err)
def g(x):
    a, b = fail(x)
    return a + b
def h(x):
    c = fail(x)
    return c
for f in (g, h):
    try:
        print(f("a"))
    except TypeError as err:
        print("T", err)
