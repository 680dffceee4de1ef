from collections import defaultdict

totals = {}
for name, value in [("a", 1), ("b", 0.5), ("a", 0.25)]:
    totals[name] = totals.get(name, 0) + value
print(totals)
d = defaultdict(int)
d["x"] += 1
d["y"] += 0.5
print(dict(d))
scores = {"train": 0, "val": 0}
scores["val"] = 0.75
print(scores)
print({1: "a", 1.0: "b", True: "c", 2.5: "d"}, {0.5: 1, 2: 3})
keyed = {}
for k in (1, 0.5, 2):
    keyed[k] = k * 2
print(keyed, keyed[1.0], 0.5 in keyed, 3 in keyed)
history = {"loss": [], "acc": []}
running = 0
for step in range(2):
    running += step * 0.5
    history["loss"].append(running)
    history["acc"].append(step)
print(history)
m = dict.fromkeys(["p", "q"], 0)
m["p"] += 0.125
print(m)
