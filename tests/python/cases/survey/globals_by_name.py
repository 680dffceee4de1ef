"""The functions and variables of a script by their names."""
lr = 0.1
epochs = 3
name = "run"
verbose = False
tags = ["a"]
resume = None


def relu(x):
    return max(x, 0.0)


def identity(x):
    return x


def set_option(key, value):
    if key in globals():
        globals()[key] = value
    else:
        print("no option", key)


config = {k: v for k, v in globals().items() if not k.startswith("_") and isinstance(v, (int, float, bool, str))}
print(config)
for key, value in [("lr", 0.5), ("epochs", 10), ("name", "other"), ("verbose", True), ("missing", 1), ("resume", "x.pt")]:
    set_option(key, value)
print(lr, epochs, name, verbose, resume)
print({k: globals()[k] for k in config})
print([globals()[f](-2.0) for f in ["relu", "identity"]])
globals()["epochs"] = epochs + 1
globals().update({"lr": 0.25, "name": "third"})
print(epochs + 1, lr * 2, name.upper(), globals()["lr"], "lr" in globals(), "momentum" not in globals())
try:
    print(globals()["".join(["no", "thing"])])
except KeyError as error:
    print("KeyError", error)
