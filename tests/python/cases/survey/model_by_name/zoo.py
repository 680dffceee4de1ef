import math
__all__ = ["Net", "net20", "net44"]
class Net:
    def __init__(self, depth, width=1):
        self.depth = depth
        self.width = width
    def forward(self, x):
        return x * self.depth * self.width
    def __repr__(self):
        return "Net(%d, %d)" % (self.depth, self.width)
def net20(width=1):
    return Net(20, width)
def net44(width=1):
    return Net(44, width)
def test(net):
    print(math.sqrt(net.depth))
if __name__ == "__main__":
    for name in __all__:
        if name.startswith("net"):
            print(globals()[name]())
            test(globals()[name]())
