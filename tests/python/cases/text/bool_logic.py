# Truth of values, and/or as values, conditional expressions, chained comparisons.
for x in [0, 1, -1]:
    print(x, bool(x), not x, x and "yes", x or "no", "pos" if x > 0 else "neg" if x < 0 else "zero")
name = ""
print(name or "default", "a" and "b", "" and "b", None or 0, [] or [1], [] and [1], {} or {"k": 1})
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, "a" <= "b" < "c", 5 > 3 != 2)
print(True and False or True, not True or True, not (True and False), True + 1, False * 5, True == 1, False is False)
print(bool("False"), bool(" "), bool([0]), bool({}), bool(()), bool(0.0), bool("0"), bool(None))
flags = [True, False, True]
print(flags.count(True), sum(flags), all(flags), any(flags), [int(f) for f in flags], str(True) + "!", f"{True:>6}|{True:d}")
print(3 if [] else 4, (1 if True else 2) + 5, max(True, 2), int(True), float(False), 7 if not None else 8)
