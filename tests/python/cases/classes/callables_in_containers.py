import functools
class Add:
    def __init__(self, n):
        self.n = n
    def __call__(self, x):
        return x + self.n
class Mul:
    def __init__(self, n):
        self.n = n
    def __call__(self, x):
        return x * self.n
ops = {"add": Add(2), "mul": Mul(3)}
for k in ops:
    print(k, ops[k](10))
fs = [Add(1), abs, lambda x: x - 1]
print([f(-5) for f in fs])
def compose(*fs):
    def inner(x):
        for f in fs:
            x = f(x)
        return x
    return inner
print(compose(Add(1), Mul(2))(3))
print(list(map(Add(5), [1, 2, 3])))
