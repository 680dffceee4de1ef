"""Class methods and __new__ that bind their class anew."""
class G:
    def __new__(cls, *args, **kwargs):
        for t in cls.__mro__:
            if t.__name__ != "Impl":
                cls = t
                break
        print("new", cls.__name__, len(args), len(kwargs))
        return super().__new__(G)
    def __init__(self, a, b=2):
        self.a = a
class H(G):
    pass
def make(which, *args, **kwargs):
    return which(*args, **kwargs)
print(make(G, 1, b=3).a)
print(G(4).a)
class M:
    @classmethod
    def build(cls, name):
        if name == "other":
            cls = N
        return cls.__name__
class N(M):
    pass
print(M.build("x"), M.build("other"), N.build("x"))
