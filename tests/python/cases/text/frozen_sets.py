# frozenset as values, keys and members.
a = frozenset(["x", "y"])
b = frozenset(["y", "z"])
print(len(a), "x" in a, a == frozenset(["y", "x"]), a != b, sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
edges = {frozenset([1, 2]): 0.5, frozenset([2, 3]): 1.5}
print(edges[frozenset([2, 1])], frozenset([3, 2]) in edges, sum(edges.values()))
for edge in edges:
    print(sorted(edge), len(edge))
print(a <= (a | b), a.issubset(b), a.isdisjoint(frozenset(["q"])), sorted(a.union(["w"])), frozenset(), frozenset([1]))
seen = set()
for group in [[1, 2], [2, 1], [3]]:
    seen.add(frozenset(group))
print(len(seen), frozenset([3]) in seen, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print(sorted(frozenset("hello")), list(frozenset([5])), bool(frozenset()))
