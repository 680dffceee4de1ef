# Classes in functions whose methods use variables of the function
def make(n):
    class Local:
        count = 0
        def __init__(self, x):
            self.x = x
        def get(self):
            return n * self.x
        def __repr__(self):
            return f"Local({n})"
    return Local
A = make(3)
B = make(4)
print(A(2).get(), B(2).get(), A(1), A.__name__)
def build(sizes):
    scale = 10
    class Net:
        def __init__(self):
            self.layers = [s * scale for s in sizes]
        def total(self):
            return sum(self.layers) + len(sizes)
    net = Net()
    return net.total()
print(build([1, 2]), build([3]))
def run(cfg):
    log = []
    class Callback:
        def on_step(self, i):
            log.append((cfg, i))
    cb = Callback()
    for i in range(2):
        cb.on_step(i)
    return log
print(run("a"), run("b"))
