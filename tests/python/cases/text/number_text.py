# Between numbers and text.
print(int("42") + 1, float("3.5") * 2, int(" 7\n"), int("-0"), int("0b11", 2), int("0o17", 8), int("ff", 16), int("zz", 36), float("1e-3"), float("-.5"))
print(str(12) + str(3.0), str(-7), str(1e6), str(1e16), str(123456789.123), repr(0.1), repr(1 / 3), str(2 ** 40))
print(hex(255), oct(8), bin(10), hex(-1), f"{255:x} {255:X} {255:#06x} {10:b} {10:08b} {8:o}", chr(65), ord("A"))
print(round(1234.5678, 2), round(1234.5678, -2), round(0.5), round(1.5), round(2.675, 2), round(1e-10, 5), round(-3.7), round(12345, -2))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 2 ** 10, 2 ** 0.5, 10 / 4, 9 / 3, 1e3, 5e-324)
print(format(1234567.891, ",.2f"), format(0.000012345, ".3e"), format(12, "05d"), format(-12, "+d"), format(0.25, ".1%"), format(255, "#b"), format(1e10, "g"))
print(f"{1234567:,} {1234567:_} {12.3456:8.2f}|{12.3456:<8.2f}|{-5:5d}|{5:<5d}|{3.0} {1e100} {2 ** 31}")
print("%d%%" % 50, "%5.1f" % 3.14159, "%e" % 12345.678, "%g" % 0.0001, "%x" % 255, "%03d" % 7, "%s" % 1.0, "%+.2f" % 1.5)
for text in ["12", "3.5", "abc", "", "1e5"]:
    try:
        print(float(text), end=" ")
    except ValueError as e:
        print(e, end=" ")
print()
for text in ["12", "3.5", "abc", "", " 9 "]:
    try:
        print(int(text), end=" ")
    except ValueError as e:
        print(e, end=" ")
print()
