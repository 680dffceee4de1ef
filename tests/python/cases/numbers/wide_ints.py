import math
import random
print(math.factorial(20), math.factorial(25), math.factorial(5) // 3)
for n in (5, 25, 30):
    f = math.factorial(n)
    print(n, f, f % 1000007, f // math.factorial(n - 1), len(str(f)))
print(2 ** 100, 1 << 70, 2 ** 64 - 1, (1 << 64) >> 60, -(2 ** 70), 10 ** 30 // 7, 2 ** 100 % 97)
print(math.comb(100, 50), math.comb(10, 3), math.comb(5, 6))
random.seed(1)
print(random.getrandbits(128), random.getrandbits(8), random.getrandbits(64))
print(int("9" * 5), pow(3, 4), pow(2, -1), pow(2.0, 3), pow(3, 4, 5), pow(2, 100), pow(7, 2 ** 70, 13))
m = 2 ** 53 + 1
print(m, m / 2, m // 2, m == 2 ** 53)
big = 12345678901234567890
print(big, big + 1, big * big, big / 3, hex(big & 0xFF), big > 1e19, -big, abs(-big))
mask = 0xFFFFFFFFFFFFFFFF
h = 14695981039346656037
for c in "hello":
    h = ((h ^ ord(c)) * 1099511628211) & mask
print(h, h % 1000, f"{h:x}", f"{h:,}", "%d" % h)
print(hex(h), bin(2 ** 70), oct(h), f"{h:>30d}|{-h:_x}|{h:+}|{h:.3e}", hex(255), bin(5))
print(math.prod([1.5, 2]), math.prod([2, 3]), math.prod([0.5, 0.5]))
x = 7
for i in range(1):
    x = x / 2
print(divmod(x, 1), divmod(7, x), round(x), round(x, 1), abs(-x), x ** 2, 2 ** x > 11, x % 2, x // 1)
t = 0
for v in (1, 0.5):
    t += v
print(t * 2, 2 * t, t - 1, 1 - t, t / 3, 3 / t, t ** 2, -t, t < 2, t == 1.5, int(t), float(t), str(t), bool(t))
