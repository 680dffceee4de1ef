import inspect


class Net:
    def __init__(self, hidden, dropout=0.1, *, bias=True):
        self.hidden = hidden


def train(model, lr=0.1, *args, epochs=3, name="run", **kwargs):
    return lr


sig = inspect.signature(train)
print(list(sig.parameters))
print("lr" in inspect.signature(train).parameters, "fused" in inspect.signature(train).parameters)
print(sig.parameters["lr"].default, sig.parameters["name"].default)
for name, p in inspect.signature(Net).parameters.items():
    print(name, p.kind == inspect.Parameter.KEYWORD_ONLY, p.default is inspect.Parameter.empty)
config = {"hidden": 3, "dropout": 0.5, "unused": 1}
known = {k: v for k, v in config.items() if k in inspect.signature(Net.__init__).parameters}
print(known)
print(sig, inspect.getfullargspec(train).args)
