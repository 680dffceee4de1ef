# __getitem__ that is given slices
class Data:
    def __init__(self, n):
        self.items = list(range(n))
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self.items[i] for i in range(*index.indices(len(self)))]
        return self.items[index] * 10
d = Data(10)
print(d[2])
print(d[2:5])
print(d[::-1])
print(d[-3:])
class View:
    def __init__(self, xs): self.xs = xs
    def __getitem__(self, key):
        return self.xs[key]
v = View([1, 2, 3, 4])
print(v[0], v[1:3])
t = (1, 6, 2)
r = range(*t)
print(list(r))
for i in range(*t):
    print(i)
print([i for i in range(*t)])
def bounds(n):
    print("b")
    return 0, n
for i in range(*bounds(3)):
    print(i)
