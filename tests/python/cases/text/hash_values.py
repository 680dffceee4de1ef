# hash() of values, as CPython with PYTHONHASHSEED=0 gives it.
print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61), hash(1.5), hash(-0.5), hash(0.1), hash(True), hash(float("inf")))
print(hash(""), hash("a"), hash("hello"), hash("é"), hash("x" * 50))
print(hash(()), hash((1, 2)), hash((1, "a", 2.5)), hash(((1, 2), 3)))
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(["a"])), hash(b"abc"))
print(hash(1) == hash(1.0), hash("a") == hash("b"), hash((1, 2)) == hash((1.0, 2.0)))
print(len({1, 1.0, True}), {1: "a", 1.0: "b"}, {0: "x", False: "y"})
