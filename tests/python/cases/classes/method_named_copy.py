import copy
class Cell:
    def __init__(self, xs):
        self.xs = xs
    def copy(self):
        return Cell(list(self.xs))
    def forget(self):
        self.xs = []
        return self
class Gate(Cell):
    def size(self):
        return len(self.xs)
c = Gate([1, 2])
d = copy.copy(c)
e = copy.deepcopy(c)
f = c.copy()
d.xs.append(3)
print(c.xs, d.xs, e.xs, f.xs, c.size(), c.forget().xs, d.xs)
