"""Builtin functions in the forms that scripts call them."""
print(list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), len(range(10)), 3 in range(5), range(3) == range(0, 3), sum(range(101)))
print(int("42"), int(3.9), int(-3.9), int("ff", 16), int("0b101", 2), int(" 7 "), int("1_000"), int(True), int("0x1f", 0), int())
print(float("1e-3"), float("inf"), float(" 2.5 "), float(3), float("nan") != float("nan"), float(), float("-1_0.5"))
print(str(1.0), str(None), str([1, "a"]), str(), str(b"ab", "utf-8"), bool(""), bool([0]), bool(0.0), bool("False"), bool())
print(list(enumerate("ab", 1)), list(enumerate(["x"], start=10)), list(zip("ab", [1, 2, 3])), list(zip([1], [2], [3])), dict(zip("ab", [1, 2])))
print(max(3, 1, 2), min([4, 2, 8]), max("apple", "fig", key=len), min([], default=-1), max([(1, "a"), (1, "b")]), max({"a": 3, "b": 5}.items(), key=lambda kv: kv[1]), min(2.5, 1))
print(sum([1.5, 2.5]), sum([[1], [2]], []), sum((x for x in [1, 2]), 10), sum([0.1] * 3), abs(-3), abs(-2.5), round(2.675, 2), round(2.5), round(-1.5), round(1234.567, -2), round(7))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([("a", 2), ("b", 1)], key=lambda t: t[1]), list(reversed([1, 2, 3])), sorted(["b", "A", "c"], key=str.lower))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda v: v % 2, range(5))), any([]), all([]), any(map(str.isdigit, ["a", "1"])))
print(divmod(17, 5), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(3, 4, 5), pow(2, -1), 7 // -2, -7 % 3, 7.5 // 2, 2 ** 0.5, 10 ** -2)
print(ord("a"), chr(97), chr(8364), hex(255), oct(8), bin(5), ascii("é"), repr("a'b"), hash("a") == hash("a"), callable(print), callable(3))
print(isinstance(1, int), isinstance(True, int), isinstance(1.0, (int, float)), isinstance("a", str), isinstance([1], (list, tuple)), isinstance(None, type(None)), issubclass(bool, int), isinstance({}, dict))
print(type(1) == int, type("a") is str, type([]).__name__, type(1.5), type((1,)) == tuple, type({1}) is set)
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(iter({"k": 1})), next((x for x in [1, 2, 3] if x > 1), None), list(iter("ab")))
print(tuple([1, 2]), list("ab"), set([1, 1]), dict(a=1, b=2), dict([("x", 1)]), dict({"y": 2}, z=3), frozenset([1]), list({"k": 1}), tuple("xy"), list((1, 2)), bytes(3), bytes([65, 66]), bytearray(2))


class Args:
    lr = 0.1

    def __init__(self):
        self.epochs = 3
        self.name = "run"


args = Args()
print(vars(args), getattr(args, "lr"), getattr(args, "missing", None), hasattr(args, "epochs"), hasattr(args, "nope"))
setattr(args, "epochs", 5)
print(args.epochs, sorted(vars(args).items()), {k: v for k, v in vars(args).items() if not k.startswith("_")}, args.__dict__, id(args) == id(args))
for n in (0, 3):
    try:
        print(10 // n)
    except ZeroDivisionError as e:
        print(e)
try:
    int("3.5")
except ValueError as e:
    print(e)
try:
    next(it)
except StopIteration:
    print("stop")
