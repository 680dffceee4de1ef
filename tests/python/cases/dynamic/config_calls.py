import json


class Network:
    def __init__(self, layers, activation="ReLU", dropout=0.0):
        self.layers = layers
        self.activation = activation
        self.dropout = dropout

    def describe(self, *, verbose=False):
        return f"{self.layers} {self.activation} {self.dropout}" if verbose else str(len(self.layers))


def constant(lr, **extra):
    return ("constant", lr, sorted(extra))


def warmup(lr, steps=10, **extra):
    return ("warmup", lr, steps, sorted(extra))


SCHEDULES = {"constant": constant, "warmup": warmup}
MODELS = {"net": Network}
OPTIMIZERS = {
    "sgd": lambda params, **kw: len(params) + kw["lr"],
    "adam": lambda params, **kw: len(params) - kw["lr"],
}

CONFIG = json.loads("""
{"model": {"layers": [2, 3], "dropout": 0.5}, "optim": {"name": "sgd", "lr": 0.5},
 "schedule": {"kind": "warmup", "lr": 0.1, "gamma": 2}, "report": {"verbose": true}}
""")
optim = CONFIG["optim"]
name = optim.pop("name")
print(OPTIMIZERS[name]([1, 2], **optim))
model = Network(**CONFIG["model"])
print(model.layers, model.dropout, model.activation)
print(model.describe(**CONFIG["report"]), model.describe())
schedule = dict(CONFIG["schedule"])
make = SCHEDULES[schedule.pop("kind")]
print(make(**schedule))
schedule["steps"] = 3
print(make(**schedule))
print(SCHEDULES["constant"](**schedule))
other = MODELS["net"]([1], **{"dropout": 0.1})
print(other.dropout)
for bad in ({"layers": [1], "width": 3}, {"dropout": 1.0}):
    try:
        Network(**json.loads(json.dumps(bad)))
    except TypeError as error:
        print("error:", error)
merged = {**CONFIG["model"], "activation": "Tanh"}
print(Network(**merged).describe(verbose=True))
