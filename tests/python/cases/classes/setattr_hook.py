class Tracked:
    def __init__(self, a):
        self.a = a
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
t = Tracked(1)
t.a = 2
print(t.a)

class Frozen:
    def __init__(self, x):
        object.__setattr__(self, "x", x)
    def __setattr__(self, name, value):
        raise AttributeError("frozen: " + name)
f = Frozen(3)
try:
    f.x = 4
except AttributeError as e:
    print(e)
print(f.x)
