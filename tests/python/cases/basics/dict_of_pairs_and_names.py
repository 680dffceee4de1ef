from collections import OrderedDict, defaultdict

row = OrderedDict(epoch=3)
print(row, len(row))
more = OrderedDict([("a", 1)], b=2, c=3)
more.move_to_end("a")
print(more, list(more))
both = OrderedDict({"x": 1.5}, y=2.5)
both["z"] = 0.5
print(both)
for k, v in both.items():
    print(k, v)

d = dict([("a", 1)], b=2)
print(d)
e = dict({"a": 1}, b=2.5)
e.update([("z", 1)])
print(e)
f = {"a": 1, "b": 2.5}
g = {"c": 0.5}
f.update(g)
print(f)
names = {1: "one"}
mixed = {"two": 2, 3: "three"}
mixed.update(names)
print(mixed, mixed[1])
defaults = {"lr": 0.1, "epochs": 3, "name": "run"}
print({**defaults, **g}, dict(g, **{"d": 2.0}))
