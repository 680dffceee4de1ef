from types import SimpleNamespace
import argparse

def train(args):
    total = 0.0
    for epoch in range(args.epochs):
        total += args.lr * (epoch + 1)
    return total

ns = SimpleNamespace(lr=0.5, epochs=3)
ns.name = "run"
print(ns.lr, ns.epochs, ns.name)
print(ns, repr(ns))
print(vars(ns), ns.__dict__)
print(train(ns), hasattr(ns, "lr"), hasattr(ns, "wd"), getattr(ns, "wd", 0.25))
ns.epochs += 2
del ns.name
print(ns, ns == SimpleNamespace(lr=0.5, epochs=5))
args = argparse.Namespace(lr=0.5, model="mlp")
args.epochs = 4
for k, v in sorted(vars(args).items()):
    print(k, v)
setattr(args, "seed", 3)
for key, value in {"layers": 2, "act": "relu"}.items():
    setattr(args, key, value)
print(args.seed, args, args.layers, "lr" in args, "nothing" in args)
vars(args)["extra"] = [1, 2]
print(args.extra, len(vars(args)))
try:
    args.missing
except AttributeError as error:
    print(error)
config = {"lr": 0.1, "layers": 2}
c = SimpleNamespace(**config)
c.opt = SimpleNamespace(kind="sgd", momentum=0.9)
print(c.lr, c.opt.kind, c.opt.momentum, c)
vars(c).update({"lr": 3, "x": 1})
print(c.lr, c.x)
