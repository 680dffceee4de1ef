# Sets: methods, operators, and CPython's own order.
s = {3, 1, 2}
s.add(10)
s.discard(99)
s.update([7, 8], (9,))
s.remove(1)
print(s, len(s), 3 in s, 1 not in s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union([9]), a.intersection([1, 9]), a.difference({1}), a.symmetric_difference(b))
print(a <= {1, 2, 3, 4, 5}, a < a, a >= {1}, a > {1, 2}, a.issubset(b), a.issuperset({1}), a.isdisjoint({9}), a == {4, 3, 2, 1}, a != b)
c = a.copy()
c |= {100}
c &= {1, 2, 100}
c -= {1}
c ^= {7}
print(c, a)
c.clear()
print(c, set(), bool(c))
print(set("hello"), sorted(set("hello")), set([1, 1, 2]), set(range(5)), {x % 3 for x in range(10)})
f = frozenset([1, 2])
print(f, f | {3}, {f: "v"}[frozenset([2, 1])], f == {1, 2}, hash(f) == hash(frozenset([2, 1])))
words = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"]
vocab = set(words)
print(vocab)
print({w: i for i, w in enumerate(vocab)})
print(set(x * x for x in range(20)), {1.5, 2.5, -1.0}, {(1, 2), (0, 1)}, {True, False}, {-1, -2})
big = set(range(0, 1000, 7))
print(list(big)[:20], big.pop(), len(big))
print({100, 33, 8, 16, 0}, set(["a", "b", "c", "aa", "bb"]))
