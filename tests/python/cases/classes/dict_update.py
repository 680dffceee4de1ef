class Config:
    def __init__(self, **kw):
        self.lr = 0.1
        self.epochs = 5
        self.__dict__.update(kw)
    def __repr__(self):
        return "Config(" + ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"
c = Config(epochs=7, name="x")
print(c.epochs, c.name, c.lr)
print(c)
print(vars(c))
class C2:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
d = C2(a=1, b="two")
print(d.a, d.b)
print(d.__dict__)
class C3:
    def __init__(self, d):
        for k, v in d.items():
            setattr(self, k, v)
e = C3({"lr": 0.1, "n": 3})
print(e.lr, e.n)
