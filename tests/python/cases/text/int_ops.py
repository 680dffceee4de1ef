# Integer operators, and of negative numbers.
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (6, 2)]:
    print(a, b, a // b, a % b, divmod(a, b), a / b, a & b, a | b, a ^ b, ~a, a << 2, a >> 1, a ** abs(b))
print(2 ** 10, 2 ** -1, 2 ** 0.5, (-2) ** 3, pow(3, 4), pow(3, 4, 5), pow(7, -1, 13), 0 ** 0, 10 ** 18)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 1e300 * 1e10, 5 // 2.0, 5 % 2.5)
print(True + True, True * 3, True - False, -True, ~True, True & False, True | False, True ^ True, True / 2, sum([True, False, True]), True == 1, True < 2)
print(1 == 1.0, 1 < 1.5, 2 >= 2.0, 1 != 1.0, 3 > 2 > 1, 1 < 3 < 2, 10 == 10.0 == 10)
print(abs(-3), abs(-2.5), abs(True), -(-3), +5, max(1, 2.5), min(3, 1, 2), max([1, 5, 3]), sum([1, 2, 3]), sum([0.1] * 3), sum([1, 2], 10), sum((1.5, 2)))
print((5).bit_length(), (-1).bit_length(), (255).bit_count(), (1.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (7).as_integer_ratio(), (3).real, (3).imag, (2.5).conjugate())
print((1.5).hex(), (-0.1).hex(), (0.0).hex(), float.fromhex("0x1.8p+1"))
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), chr(97), ord("a"), hash(1), hash(1.0), hash(True), hash(-1), hash(0.5), hash(2 ** 61 - 1))
