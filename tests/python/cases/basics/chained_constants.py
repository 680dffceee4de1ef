"""x = y = 0: each name is a variable of its own, whatever it becomes later."""
class A:
    def __init__(self):
        self.x = self.y = 0.0
        self.a = self.b = None

    def go(self):
        self.x += 1
        self.y = self.x * 2
        self.a = [1]
        return self


i = total = 0
name = other = "x"
flag = done = False
d = {}
d["a"] = d["b"] = q = 3
n, m = k = 1, 2
v = w = -1
p = lst = [None] * 2
p[0] = lst[1] = None

def f():
    a = b = 0
    c = e = 0.5
    a += 1
    c *= 2
    z = y = None
    if a:
        z = "s"
    return a, b, c, e, z, y

total += 0.5
i += 1
name += "y"
done = True
print(i, total, name, other, flag, done, d, q, n, m, k, v, w, p, f(), A().go().__dict__)
