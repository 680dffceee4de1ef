"""Walrus, chained comparisons, conditional values, boolean values, for-else, while-else."""
data = [3, 8, 1, 9, 4]
if (n := len(data)) > 3:
    print(f"{n} items")
chunks = iter([b"ab", b"cd", b""])
while chunk := next(chunks):
    print(chunk)
print([y for x in data if (y := x * 2) > 8], any((hit := x) > 7 for x in data), hit)
a, b, c = 1, 2, 3
print(a < b < c, a < c < b, a == 1 != b, 1 < b <= 2 < c, not a > b, a is not None is not False, "a" < "b" < "c", 0 <= a < len(data) and data[a] > 2)
lo, x, hi = 0.0, 0.5, 1.0
print(lo <= x <= hi, lo < hi > x, x == x == x, 1 in [1, 2] and 3 not in [1, 2], (1, 2) < (1, 3) < (2,), [1] < [1, 0])
name = ""
print(name or "default", None or 0 or "x", 1 and 2, name and name[0], not name, None is None)
sign = "pos" if x > 0 else "neg" if x < 0 else "zero"
print(sign, (1 if x else 2) + 1, [1, 2][x > 0.2], {True: "yes", False: "no"}[x > 0], max(1, 2) if a else min(1, 2))
for v in data:
    if v > 100:
        break
else:
    print("no big value")
for v in data:
    if v > 7:
        print("first big", v)
        break
else:
    print("never")
i = 0
while i < 3:
    i += 1
    if i == 2:
        continue
    print(i, end=" ")
else:
    print("loop done")
while True:
    i -= 1
    if not i:
        break
print(i, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 3, -7 // 2, -7 % 2, 7 / 2, 2 ** 3 ** 2, -2 ** 2, True + True, 3 - -3)
i += 5
i -= 1
i *= 3
i //= 2
i **= 2
i %= 7
i <<= 2
i |= 1
i &= 0xFF
i ^= 2
i >>= 1
f = 10
f /= 4
s = "ab"
s += "c"
s *= 2
l = [1]
l += [2]
l *= 2
t = (1,)
t += (2,)
print(i, f, s, l, t)
assert n == 5, "length is wrong"
assert all(isinstance(v, int) for v in data), f"bad data {data}"
assert (n > 3), ("tuple", "message")
try:
    assert n < 3, f"n is {n}, expected < {3}"
except AssertionError as e:
    print(e)
try:
    assert not data
except AssertionError as e:
    print(repr(e), str(e) == "")
assert n == 6, "at the end %d" % n
