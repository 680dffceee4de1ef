"""Grouping with defaultdict."""
from collections import defaultdict

rows = [("train", 0.5), ("test", 0.7), ("train", 0.3)]
groups = defaultdict(list)
for split, loss in rows:
    groups[split].append(loss)
for split in sorted(groups):
    print(split, groups[split], sum(groups[split]) / len(groups[split]))
seen = defaultdict(int)
for ch in "hello":
    seen[ch] += 1
print(dict(seen))
missing = seen["x"]
print(missing, "x" in seen, len(seen))
index = defaultdict(set)
for i, word in enumerate(["a", "b", "a"]):
    index[word].add(i)
print(sorted(index["a"]), list(index.keys()))
totals = defaultdict(float)
totals["t"] += 0.25
print(totals)
