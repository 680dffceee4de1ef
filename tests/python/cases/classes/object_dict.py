"""__dict__ and vars() of objects, read."""


class AverageMeter(object):
    def __init__(self, name, fmt=":f"):
        self.name = name
        self.fmt = fmt
        self.reset()

    def reset(self):
        self.val = 0.0
        self.avg = 0.0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.count += n
        self.avg = (self.avg * (self.count - n) + val * n) / self.count

    def __str__(self):
        fmtstr = "{name} {val" + self.fmt + "} ({avg" + self.fmt + "})"
        return fmtstr.format(**self.__dict__)


class Config:
    def __init__(self):
        self.lr = 0.1
        self.name = "sgd"
        self.steps = 3


m = AverageMeter("loss", ":.3f")
m.update(2.0)
m.update(1.0, 3)
print(m)
print(str(AverageMeter("acc")))
c = Config()
print(c.__dict__)
for key, value in vars(c).items():
    print(key, value)
print(sorted(vars(c)), len(c.__dict__))
c.lr = 0.5
print(vars(c)["lr"])
