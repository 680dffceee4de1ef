class Wrapper:
    def __init__(self, items):
        self._items = items
    def __getattr__(self, name):
        return getattr(self._items, name)
    def __len__(self):
        return len(self._items)
w = Wrapper([1, 2])
w.append(3)
print(len(w), w.index(3))
class Model:
    def __init__(self, n):
        self.n = n
    def forward(self, x):
        return x * self.n
class Parallel:
    def __init__(self, module):
        self.module = module
    def __getattr__(self, name):
        return getattr(self.module, name)
    def __call__(self, x):
        return self.module.forward(x)
p = Parallel(Model(3))
print(p(2), p.n, p.forward(5), p.module.n)
