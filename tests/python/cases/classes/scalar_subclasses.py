# Classes below str, float, int and tuple; errors with fields
class Name(str):
    def shout(self): return self.upper() + "!"
n = Name("bob")
print(n, n.shout(), len(n), n + "x", n == "bob", isinstance(n, str))
class Celsius(float):
    def to_f(self): return self * 9 / 5 + 32
t = Celsius(20.0)
print(t, t.to_f(), t + 1)
class ID(int):
    def __repr__(self): return f"ID({int(self)})"
i = ID(5)
print(i, repr(i), i + 1, i == 5)
class Pt(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
p = Pt(1, 2)
print(p, p.x, p[1], len(p))
class MyErr(Exception):
    def __init__(self, code, msg="bad"):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
class SubErr(MyErr): pass
try:
    raise SubErr(3)
except MyErr as e:
    print(type(e).__name__, e, e.code, repr(e), e.args)
