# vars(Class) and Class.__dict__
class Config:
    """Settings."""
    lr = 0.1
    epochs: int = 3
    name = "net"
    layers = [1, 2]
    def show(self): return self.lr
settings = {k: v for k, v in vars(Config).items() if not k.startswith("__") and not callable(v)}
print(settings)
for key, value in Config.__dict__.items():
    if not key.startswith("_") and not callable(value):
        print(key, "=", value)
print("lr" in Config.__dict__, "zz" in vars(Config), Config.__doc__)
print(sorted(k for k in Config.__dict__ if not k.startswith("_")))
print(Config().show())
