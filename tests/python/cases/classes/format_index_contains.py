class Money:
    def __init__(self, v):
        self.v = v
    def __format__(self, spec):
        if spec == "eur":
            return f"{self.v:.2f} EUR"
        return format(self.v, spec)
    def __index__(self):
        return int(self.v)
    def __contains__(self, x):
        return x == self.v
m = Money(3.0)
print(f"{m:eur} {m:6.1f} {m}" , format(m, "eur"))
print([10, 20, 30, 40][m], list(range(m)), hex(m))
print(3.0 in m, 4 not in m)
class It:
    def __iter__(self):
        return iter([1, 2, 3])
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i
print(2 in It(), 5 in It(), 4 in Seq(), 3 in Seq())
