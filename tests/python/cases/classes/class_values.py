# Classes as values: printed, compared, in containers, asked about with isinstance and issubclass
class A:
    def __init__(self, n=1): self.n = n
class B(A): pass
R = {"a": A, "b": B}
c = R["b"]
print(c.__name__)
print(c)
print(R)
print(c is B, c == A)
print(c(4).n)
print(issubclass(c, A))
d = {A: 1, B: 2}
print(d[B], d)
print(B in d, c in d, d[c])
s = {A, B}
print(len(s))
x = c(3)
print(isinstance(x, c))
for k, v in d.items():
    print(k.__name__, v)
