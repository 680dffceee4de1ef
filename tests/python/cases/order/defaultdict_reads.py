# Reading an item of a defaultdict may put it there: what else the expression reads of the dict sees it in Python's order.
from collections import Counter, defaultdict

tally = defaultdict(int)
for x in [3, 1, 3]:
    tally[x] += 1
print(sorted(tally.items()), tally[77])
print(len(tally), tally[5], len(tally), dict(tally))
print(f"{dict(tally)} {tally[6]} {tally}")
groups = defaultdict(list)
groups["a"].append(1)
print(list(groups), groups["b"], list(groups), "c" in groups, groups["c"], "c" in groups)
total = tally[100] * 10 + len(tally) + tally[200]
print(total, list(tally))
pairs = [tally["x" * 0 or 300], tally[301], sum(tally.values())]
print(pairs, list(tally)[-2:])


def ratio(right, seen, k):
    return right[k] / (seen[k] or 1), len(right), len(seen)


right, seen = defaultdict(float), defaultdict(int)
print(ratio(right, seen, "cat"), dict(right), dict(seen))
print(right["dog"] / (seen["dog"] + 1), right["a"] - right["b"], list(right))


class Stats:
    def __init__(self):
        self.counts = defaultdict(int)

    def show(self, key):
        return sorted(self.counts), self.counts[key], sorted(self.counts)


print(Stats().show("k"))
nested = defaultdict(lambda: defaultdict(int))
print(len(nested), nested["u"]["v"], len(nested), nested["u"]["w"], dict(nested["u"]))
plain = Counter("aab")
print(plain["z"], len(plain), plain)
