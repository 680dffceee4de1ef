"""copy.copy and copy.deepcopy of everything that may stand in a container: what is shared, what is made anew."""
import copy, datetime, enum, collections
from pathlib import Path


class Color(enum.Enum):
    RED = 1


class Tag:
    def __init__(self, n):
        self.n = n
        self.next = None


def twice(x):
    return 2 * x


a = {"f": twice, "b": b"xy", "k": Tag, "c": Color.RED, "p": Path("a/b"), "d": datetime.date(2020, 1, 2), "r": range(3), "t": (1, [2]), "s": {1, 2},
     "n": None, "y": True, "fs": frozenset([1]), "cnt": collections.Counter("aab"), "dq": collections.deque([1, [2]]),
     "lam": lambda q: q + 1}
dd = collections.defaultdict(list)
dd["z"].append(1)
a["dd"] = dd
b = copy.deepcopy(a)
b["t"][1].append(3)
b["dd"]["z"].append(4)
b["dq"][1].append(5)
print(a["t"], b["t"], a["dd"]["z"], b["dd"]["z"], a["dq"], b["dq"])
print(b["f"](4), b["b"], b["k"] is Tag, b["c"] is Color.RED, b["p"], b["d"], list(b["r"]), b["s"], b["n"], b["y"], b["fs"], b["cnt"]["a"], b["lam"](3))
t = Tag(1)
t.next = t
u = copy.deepcopy(t)
print(u.next is u, u is t)
v = [t, t]
w = copy.deepcopy(v)
print(w[0] is w[1], w[0] is t)

de = copy.deepcopy(dd)
de["new"].append(2)
print(sorted(de.items()), sorted(dd.items()))
q = collections.deque([1, 2, 3], maxlen=3)
r = copy.deepcopy(q)
r.append(4)
print(q, r, copy.copy(q))
od = collections.OrderedDict(a=[1])
oe = copy.deepcopy(od)
oe["a"].append(2)
print(od, oe)
ba = bytearray(b"abc")
bb = copy.deepcopy(ba)
bb[0] = 65
print(ba, bb)
dc = copy.copy(dd)
dc["k"].append(1)
print(len(dd), len(dc))
st = {(1, 2), (3, 4)}
print(sorted(copy.deepcopy(st)))

when = copy.deepcopy(datetime.date(2020, 1, 2))
path = copy.copy(Path("a"))
low = copy.deepcopy(range(4))
print(when.year, path.name, list(low), copy.deepcopy(b"x"), copy.deepcopy("s"), copy.deepcopy(3), copy.deepcopy(Color.RED) is Color.RED, copy.deepcopy(twice)(2), copy.copy((1, 2)), copy.deepcopy(frozenset([1])))
