from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2.5)
print(list(p))
t = (1, 2.5)
print(list(t), [q for q in t], sorted(t), max(t), tuple(p), set(t) == {1, 2.5})
u = list(t)
u.append(3)
print(u)
def f():
    return 1, 2.5
print(list(f()))
