# Classes: members, inheritance, operators, errors, what a class says of itself
class Base:
    registry = {}
    x = 1
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"
b = Base(lr=0.1, name="n")
print(b, vars(b), b.__dict__.keys())
print([k for k in vars(Base) if not k.startswith("_")])
print("x" in Base.__dict__, Base.__dict__["x"])
print(hasattr(b, "lr"), getattr(b, "zz", None), b.__class__ is Base, Base.__name__, Base.__doc__)
class A:
    def __init__(self): print("A")
    def who(self): return "A"
class M1(A):
    def __init__(self): super().__init__(); print("M1")
    def who(self): return "M1" + super().who()
class M2(A):
    def __init__(self): super().__init__(); print("M2")
    def who(self): return "M2" + super().who()
class C(M1, M2):
    def __init__(self): super().__init__(); print("C")
    def who(self): return "C" + super().who()
print(C().who(), [k.__name__ for k in C.__mro__])
class Temp:
    def __init__(self): self._t = 0
    @property
    def t(self):
        "doc"
        return self._t
    @t.setter
    def t(self, v): self._t = v
    @t.deleter
    def t(self): self._t = None
o = Temp(); o.t = 5; o.t += 1; print(o.t); del o.t; print(o.t)
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return V(self.v + (o.v if isinstance(o, V) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += o; return self
    def __mul__(self, k): return V(self.v * k)
    def __rmul__(self, k): return self * k
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __bool__(self): return self.v != 0
    def __len__(self): return self.v
    def __str__(self): return f"V{self.v}"
    def __repr__(self): return f"<V {self.v}>"
    def __format__(self, s): return f"[{self.v:{s}}]"
    def __lt__(self, o): return self.v < o.v
    def __getitem__(self, i): return self.v if i < 3 else self._end()
    def _end(self): raise IndexError
v = V(2)
v += 3
print(v, repr(v), f"{v:03d}", sum([V(1), V(2)]), 2 * v, v == V(5), {v: 1}[V(5)], sorted([V(3), V(1)]), max(V(1), V(9)), bool(V(0)), len(v), list(v))
print("{:04d} {}".format(v, v), "%s" % v)
class Outer:
    class Inner:
        z = 9
        def hi(self): return Outer.Inner.z
    def make(self): return Outer.Inner()
print(Outer().make().hi())
class S:
    _inst = None
    def __new__(cls, *a, **k):
        if not cls._inst:
            cls._inst = super(S, cls).__new__(cls)
            cls._inst.n = 0
        return cls._inst
    def inc(self): self.n += 1; return self.n
print(S().inc(), S().inc(), S() is S())
class E1(Exception):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class E2(E1): pass
for exc in (E1("a"), E2("b", 5), ValueError("c"), KeyError("d")):
    try:
        raise exc
    except E2 as e: print("E2", e, e.code, e.args)
    except E1 as e: print("E1", e, e.code)
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
    else: print("no")
    finally: print("f", end=" ")
print()
@staticmethod
def util(x): return x
class K:
    count = 0
    names = []
    def __init__(self): K.count += 1; self.names.append(K.count)
    @classmethod
    def create(cls, n): return [cls() for _ in range(n)]
    @staticmethod
    def helper(a, b=2): return a * b
K.create(3)
print(K.count, K.names, K.helper(4), K().helper(1, b=7))
import functools
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(2), T(3) > T(2), min([T(5), T(4)]).v)
print(callable(K), callable(v), callable(len))
