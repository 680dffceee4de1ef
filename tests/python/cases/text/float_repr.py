# repr and str of floats: the shortest that reads back.
values = [0.1, 0.1 + 0.2, 1.0, -0.0, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 2.5, 100.0, 1 / 3, 2 / 3, 1e22, 1e23, 9007199254740993.0, 0.00001234, 123456.789, 1e100]
for v in values:
    print(v, repr(v), [v], str(v), -v)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, [inf, nan], inf - inf, inf > 1e308, nan == nan, nan != nan, max(1.0, inf), inf * 0)
print(float("1e3"), float(" 2.5 "), float("-inf"), float("nan"), float("1_000.5"), float("infinity"), float(3), float(True), float(".5"))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1.5), round(5, -1), round(15, -1), round(25, -1), round(2.0, 0))
print(int(3.99), int(-3.99), int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), int("z", 36), int("1_000"), int(True), int("0x1F", 16))
