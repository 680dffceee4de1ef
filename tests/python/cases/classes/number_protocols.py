class Temperature:
    def __init__(self, c):
        self.c = c
    def __eq__(self, other):
        return isinstance(other, Temperature) and self.c == other.c
    def __hash__(self):
        return hash(self.c)
    def __bool__(self):
        return self.c > 0
    def __float__(self):
        return float(self.c)
    def __int__(self):
        return int(self.c)
    def __neg__(self):
        return Temperature(-self.c)
    def __abs__(self):
        return Temperature(abs(self.c))
    def __round__(self, n=0):
        return Temperature(round(self.c, n))
    def __radd__(self, other):
        return other + self.c
    def __repr__(self):
        return f"{type(self).__name__}({self.c})"
t = Temperature(-3.7)
print(float(t), int(t), -t, abs(t), round(t, 1), bool(t), {t: 1}[Temperature(-3.7)])
mixed = [t, 3, "x", None]
for m in mixed:
    print(repr(m), bool(m), isinstance(m, Temperature), m == Temperature(-3.7))
print(mixed, {"k": [t]}, (t,), str(t), "%s %r" % (t, t), "{} {!r}".format(t, t))
