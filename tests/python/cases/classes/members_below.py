# Members that only the classes below have
class Base: pass
class A(Base):
    def __init__(self): self.kind = "a"
    def run(self, n=1): return "a" * n
class B(Base):
    kind = "b"
    def run(self, n=1): return "b" * n
    @property
    def size(self): return 2
for x in [A(), B(), A()]:
    print(x.run(), x.kind, x.run(n=2))
    if isinstance(x, B):
        print(x.size)
def make(flag) -> Base:
    return A() if flag else B()
print(make(True).run(3), make(False).run())
Base.registry = {"x": 1}
print(Base.registry, A.registry)
