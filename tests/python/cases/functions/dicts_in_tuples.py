# What a loop over a tuple of dicts gives are dicts like any other.
for o in ({"k": 1}, {"k": 2}):
    print(o["k"], o)
for o in ({"k": 1, "name": "x"}, {"k": 2, "name": "y"}):
    print(o["k"] + 1, o["name"].upper())
for name, o in (("a", {"k": 1}), ("b", {"k": 2})):
    print(name, o["k"])
for name, o in [("a", {"k": 1}), ("b", {"k": 2})]:
    print(name, o["k"])
runs = ({"lr": 0.1, "steps": 3}, {"lr": 0.01, "steps": 5})
for i, run in enumerate(runs):
    print(i, run["lr"] * 2, range(run["steps"]))
print(sum(run["steps"] for run in runs), [run["lr"] for run in runs], max(run["lr"] for run in runs))
first, second = {"k": 1}, {"k": 2}
for o in (first, second):
    o["k"] += 1
print(first, second)
for a, b in zip(runs, ("p", "q")):
    print(b, a["lr"])
print(runs[0]["lr"], len(runs))
