class A:
    def __init__(self):
        self.xs = []
    def __iadd__(self, other):
        self.xs.extend(other)
        return self
    def __delitem__(self, i):
        del self.xs[i]
m = A()
m += [1.0]
print(m.xs)
del m[0]
print(m.xs)
