import os
import pickle
import tempfile
from collections import OrderedDict, Counter, defaultdict

path = os.path.join(tempfile.mkdtemp(), "state.pkl")
history = {"loss": [0.5, 0.25], "epoch": 3, "name": "run", "best": None, "flags": (True, False)}
with open(path, "wb") as f:
    pickle.dump(history, f)
with open(path, "rb") as f:
    data = pickle.load(f)
print(data["loss"], data["epoch"] + 1, data == history)
print(open(path, "rb").read())
print(pickle.dumps([1, 255, 256, 70000, -1, 2 ** 40, -2 ** 40, 1.5]))
print(pickle.dumps(("a", "b", "a", b"raw", {"k": {"k": "a"}}), protocol=2 + 1))
print(pickle.dumps({"one": 1}), pickle.dumps([]), pickle.dumps({}), pickle.dumps(()), pickle.dumps(None))
print(pickle.dumps(OrderedDict([("x", 1), ("y", 2)])))
print(pickle.dumps(Counter("abca")), pickle.dumps({3, 1, 2}))
table = defaultdict(list)
table["a"].append(1)
print(pickle.dumps(table))
