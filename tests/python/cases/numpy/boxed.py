"""Arrays among values of other types."""
import numpy as np

x = np.arange(3)
v = x[1].item()
print(v, v + 1, x.tolist()[2] * 2)
for value in x.tolist():
    print(value, end=" ")
print()
config = {"weights": np.array([1.0, 2.0]), "n": 3, "name": "run"}
for key in config:
    print(key, config[key])
for key, value in config.items():
    if isinstance(value, np.ndarray):
        print(key, "array", value.shape)
    else:
        print(key, value)
print(config["weights"] * 2, config["n"] + 1)
mixed = [np.array([1, 2]), 3.5, "text", None]
print(mixed)
for m in mixed[1:]:
    print(type(m).__name__, m)
thing = 5
print(thing)
thing = np.array([1, 2, 3])
print(thing + 1, thing.sum())
def describe(a):
    return a * 2
print(describe(3), describe(np.array([1, 2])), describe(2.5))
s = mixed[0]
print(s + 1, s[0], len(s), s * 2.0, 1 - s)
import copy

saved = copy.deepcopy({"w": np.ones(2)})
saved["w"][0] = 5
print(saved, copy.copy(np.arange(2)))
