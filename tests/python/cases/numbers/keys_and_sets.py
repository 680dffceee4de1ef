d = {}
for key in (1, 1.0, True, 2, 2.5, 0, False, 0.0):
    d[key] = d.get(key, 0) + 1
print(d, len(d))
print(d[True], d[2.0], 0.0 in d, 3 in d)
rates = {0.1: "low", 1: "full"}
for rate, name in rates.items():
    print(rate, name, rate * 2)
print(sorted(rates), max(rates), sum(rates))
seen = set()
for v in [1, 1.0, 2.5, 2]:
    if v in seen:
        print("again", v)
    seen.add(v)
print(len(seen), 1 in seen, 2.0 in seen)
schedule = {0: 0.1, 5: 0.01, 8: 1}
lr = 0
for epoch in range(10):
    lr = schedule.get(epoch, lr)
    if epoch in schedule:
        print(epoch, lr)
print({k: v for k, v in zip([1, 0.5], [0.5, 1])}, dict([(1, 2), (0.5, "x")]))
counts = {"x": 0}
counts["x"] += 0.5
counts["y"] = 1
print(counts, counts["x"] / counts["y"])
