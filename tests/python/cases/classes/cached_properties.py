from functools import cached_property
class Data:
    def __init__(self, n):
        self.n = n
    @cached_property
    def total(self):
        print("computing")
        return sum(range(self.n))
    @property
    def double(self):
        return self.total * 2
d = Data(10)
print(d.double, d.total)
e = Data(3)
print(e.total)
