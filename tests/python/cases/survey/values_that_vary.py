"""Returns and containers whose types vary: None or a value, tuples of several lengths, mixed lists and dicts."""


def forward(x, return_hidden=False, labels=None):
    hidden = [v * 2 for v in x]
    loss = None
    if labels is not None:
        loss = sum(abs(h - l) for h, l in zip(hidden, labels))
    if return_hidden:
        return hidden, loss, len(hidden)
    return (hidden, loss) if loss is not None else hidden


def find(items, key):
    for i, item in enumerate(items):
        if item["name"] == key:
            return i, item
    return None


def lookup(table, key, default=None):
    return table[key] if key in table else default


def first_or_none(xs):
    if xs:
        return xs[0]


def make_layers(cfg):
    layers = []
    channels = 3
    for v in cfg:
        if v == "M":
            layers += ["pool"]
        else:
            layers += [f"conv{channels}-{v}", "relu"]
            channels = v
    return layers


print(forward([1, 2]), forward([1, 2], labels=[2, 3]), forward([1], return_hidden=True))
hidden, loss, n = forward([3], return_hidden=True)
print(hidden, loss, n)
items = [{"name": "a", "size": 1, "tags": ["x"]}, {"name": "b", "size": 2.5, "tags": []}]
found = find(items, "b")
print(found, find(items, "zzz"))
if found:
    index, item = found
    print(index, item["size"] * 2, item["tags"])
print(lookup({"a": 1}, "a"), lookup({"a": 1}, "b"), lookup({"a": 1}, "b", "none"), first_or_none([]), first_or_none(["q"]))
print(make_layers([64, "M", 128, 128, "M"]))
config = {"lr": 0.1, "epochs": 3, "name": "run", "layers": [64, 32], "nested": {"dropout": 0.5, "act": "relu"}, "debug": False, "extra": None}
for key, value in config.items():
    print(f"{key:>8} = {value!r:<25} {type(value).__name__}")
config["epochs"] += 1
config["layers"].append(10)
config["nested"]["act"] = config["nested"]["act"].upper()
print(config["epochs"] * config["lr"], config["layers"], config["nested"], config["name"] + "_1", config.get("nope", 1), config["extra"] is None)
mixed = [1, "two", 3.0, None, [4], (5, 6), {"k": 7}, True]
print(mixed, len(mixed), mixed[1].upper(), mixed[2] + 1, mixed[4][0], mixed[6]["k"], [m for m in mixed if isinstance(m, (int, float))])
for m in mixed:
    if isinstance(m, str):
        print("str", m.title())
    elif isinstance(m, bool):
        print("bool", not m)
    elif isinstance(m, (int, float)):
        print("number", m * 2)
    elif m is None:
        print("none")
    elif isinstance(m, dict):
        print("dict", sorted(m))
    else:
        print("seq", len(m))
rows = [("adam", 0.001, 10), ("sgd", 0.1, 20)]
best = min(rows, key=lambda r: r[1])
print(best, {name: (lr, n) for name, lr, n in rows}, [r[0] for r in rows], list(map(lambda r: r[2] / 10, rows)))
