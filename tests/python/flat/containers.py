import sys

n = int(sys.argv[1])
window = []
seen = {}
best = (0, "none")
total = 0
for i in range(n):
    window.append((i, f"item {i}"))
    if len(window) > 10:
        window.pop(0)
    row = {"a": i, "b": [i, i + 1], "name": str(i)}
    seen[f"k{i % 50}"] = row
    pairs = sorted(((v % 7, k) for k, v in [("x", i), ("y", i + 3)]), reverse=True)
    best = max(best, (pairs[0][0], pairs[0][1]))
    small = {v % 5 for v in range(i % 10)}
    total += len(row["b"]) + len(small) + sum(x for x, _ in window)
    table = {k: len(k) for k in row}
    total += table["name"] + [1, 2, 3][i % 3]
    seen.pop(f"k{(i + 7) % 50}", None)
print(total, best, len(seen), window[0])
