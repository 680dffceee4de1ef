def f(*_, **__):
    return 1
class Bar:
    def __new__(cls, *_, **__):
        return object.__new__(cls)
    def __init__(self, n, m=2):
        self.n = n + m
_1, _2, __3 = 1, 2, 3
def g(_0, _1=4):
    return _0 + _1
print(f(1, 2, a=3), Bar(3).n, Bar(3, m=4).n, _1 + _2 + __3, g(1), g(2, _1=5))
class V:
    def __contains__(self, item):
        raise KeyError(item)
class W:
    def __contains__(self, item):
        pass
try:
    print([x for x in [1, 2] if x in V()])
except KeyError as e:
    print("missing", e)
print(list(x for x in [1, 2] if x in W()), 3 in W(), 3 not in W())
