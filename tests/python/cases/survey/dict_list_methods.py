"""Methods of dict, list, set and tuple as scripts use them."""
d = {"lr": 0.1, "wd": 0.0}
d.update({"lr": 0.2}, momentum=0.9)
print(d, d.get("lr"), d.get("x"), d.get("x", 5.5), list(d.keys()), list(d.values()), list(d.items()), d.pop("wd"), d.pop("zz", None), "lr" in d, len(d))
print(d.setdefault("eps", 1e-8), d.copy() == d, dict(d, lr=1.0), {**d, "x": 2.0}, d | {"y": 3.0}, dict.fromkeys(["a", "b"], 0), d.popitem(), sorted(d.items()), list(reversed(d)))
for k, v in sorted(d.items(), key=lambda kv: kv[1]):
    print(k, v)
groups = {}
for name, score in [("a", 1), ("b", 2), ("a", 3)]:
    groups.setdefault(name, []).append(score)
print(groups, {k: sum(v) / len(v) for k, v in groups.items()}, max(groups, key=lambda k: len(groups[k])))
d.clear()
print(d, not d)
xs = [3, 1, 2]
xs.append(4)
xs.extend([5, 6])
xs.extend(x * 10 for x in range(2))
xs.insert(0, 9)
xs.insert(-1, 7)
print(xs, xs.index(2), xs.count(0), xs.pop(), xs.pop(0), xs.index(4, 2))
xs.remove(5)
xs.sort()
print(xs, xs.copy() is xs, xs + [1], xs * 2, 3 in xs, [1, 2] == [1, 2], len(xs))
xs.sort(key=lambda v: -v)
xs.reverse()
xs.sort(reverse=True)
print(xs)
names = ["b10", "a2", "a1"]
names.sort(key=lambda s: (s[0], int(s[1:])))
print(names, xs.clear(), xs)
s = {1, 2}
s.add(3)
s.update([4, 5])
s.discard(9)
s.remove(1)
print(s, s | {9}, s & {2, 3}, s - {2}, s ^ {2, 99}, s.union([7]), s.intersection({2}), s.difference({2}), s.issubset({2, 3, 4, 5, 6}), {2} <= s, s.isdisjoint({1}), len(s))
t = (1, 2, 2)
print(t.count(2), t.index(2), t + (3,), t * 2, t[0], t[-1], len(t), 2 in t, (1,) < (2,), hash(t) == hash((1, 2, 2)))
nested = {"model": {"layers": [64, 128]}, "name": "x"}
nested["model"]["layers"].append(256)
nested["model"]["act"] = "relu"
print(nested, nested["model"]["layers"][-1], nested.get("model", {}).get("none", "dflt"))
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
grid[0] = grid[1]
print(grid, [list(r) for r in zip(*grid)], sum(map(sum, grid)), [x for r in grid for x in r])
cache = {(1, 2): "a", (3, 4): "b"}
cache[5, 6] = "c"
print(cache[(1, 2)], (3, 4) in cache, cache, {1: {2: 3}}[1][2])
for op in (lambda: [1].remove(2), lambda: (1,).index(5), lambda: {1}.remove(3)):
    try:
        op()
    except (ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
