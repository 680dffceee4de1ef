class Proxy:
    def __init__(self, inner):
        self._inner = inner
        self._count = 0
    def __getattr__(self, name):
        self._count += 1
        return getattr(self._inner, name)

class Model:
    def __init__(self):
        self.lr = 0.1
    def run(self, x):
        return x * self.lr

p = Proxy(Model())
print(p.lr, p.run(10), p._count)

class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"):
            return len(name)
        raise AttributeError(name)
l = Lazy()
print(l.xyz, hasattr(l, "abc"))
try:
    l.foo
except AttributeError as e:
    print("no", e)
