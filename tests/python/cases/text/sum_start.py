# sum, min and max in all their forms.
print(sum([1, 2], 10), sum([0.5, 0.25], 1.0), sum([[1], [2, 3]], []), sum([]), sum([], 5), sum(x * x for x in range(4)))
print(sum([True, True, False]), sum((1, 2, 3)), sum({4, 5}), sum({1: "a", 2: "b"}), sum([0.1] * 10))
print(min(3, 1, 2), max(1.5, 2.5), min("b", "a"), max([3, 9, 4]), min((5, 2)), max({"a": 1, "c": 2}), min([[2, 1], [1, 9]]))
print(max("apple", "fig", key=len), min([-3, 2, -1], key=abs), max([], default=0), min([5], default=7), max([(1, "b"), (1, "a")]))
print(any([0, "", None, 3]), all([1, "x", [0]]), any([]), all([]), any(x > 2 for x in [1, 2, 3]))
print(sorted([3, 1, 2], reverse=True), sorted("hello"), sorted([(2, "a"), (1, "b")]), sorted({"b": 1, "a": 2}), sorted([1.5, -2.0, 0.0]))
print(abs(-3), abs(-2.5), round(3.14159, 2), round(7), round(2.5), round(-0.5), pow(2, 5), divmod(17, 5), divmod(-7.5, 2))
