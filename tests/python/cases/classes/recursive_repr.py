a = [1, 2]
a.append(a)
print(a)
d = {"x": 1}
d["self"] = d
print(d)
class N:
    def __init__(self, v):
        self.v = v
        self.kids = []
    def __repr__(self):
        return f"N({self.v!r}, {self.kids!r})"
n = N("a")
n.kids.append(N("b"))
print(n, [n], {"k": n}, (n,))
t = ([], {})
t[0].append(t)
print(t)
