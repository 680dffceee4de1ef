# type(self).__name__ and comparisons of classes, of modules that derive from each other
import torch.nn as nn
class Base(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def describe(self):
        return f"{type(self).__name__} of {self.n}"
    def kind(self):
        return self.__class__.__name__
class Net(Base):
    def __init__(self, n):
        super().__init__(n)
        self.fc = nn.Linear(n, n)
class Other(Base):
    pass
m = Net(3)
print(m.describe(), m.kind())
print(Other(2).describe(), Base(1).kind())
for x in [Net(2), Other(3)]:
    print(type(x) is Net, type(x) == Other, isinstance(x, Base), x.__class__.__name__)
def make(o):
    return type(o) is Base, type(o).__name__
print(make(Net(2)), make(Base(2)))
