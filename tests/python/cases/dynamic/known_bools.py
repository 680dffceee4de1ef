# What is known when converting goes into boxed containers as the value it is; the class of a value that may be None.
mixed = [(1, "a", 0.5), "x", None]
mixed.append((len("a") is None))
mixed.append((len("") is not None))
mixed.append(not "a")
mixed.append(isinstance(3, int))
print(mixed)
words = ["a", None, "b"]
words.append("c")
for w in words:
    print(type(w).__name__, w, type(w) is str, type(w) == type(None))
v = None
maybe = [1, None]
for m in maybe:
    print(type(m).__name__)
def kind(x=None):
    return type(x).__name__, type(x)
print(kind(), kind("s"))
def obj(x):
    return type(x).__name__
print(obj([1]), obj(None), (1.5).__class__.__name__, "a".__class__, (2).__class__ is int, [].__class__.__name__)
print((None is not None) in mixed, ("a" is None) in [1, "b", None], {1: "x", "k": 2}.get("z", ("a" is None)))
