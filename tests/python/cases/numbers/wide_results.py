# Results beyond 64 bits, used as ints are.
import math

ways = math.factorial(30) // math.factorial(10) // math.factorial(20)
print(ways, ways == math.comb(30, 10), ways % 7)
for n in range(18, 24):
    print(n, math.factorial(n))
print(len(str(2 ** 200)), str(2 ** 200)[:10])
big = 3 ** 50
small = big % 1000
names = ["x"] * 10
print(small, names[big % 10], big > 10 ** 20, big // 10 ** 20, float(big), big / 3 ** 49)
table = {2 ** 65: "big", 1: "one"}
print(table[2 ** 65], 2 ** 65 in table, sorted(table), max(table))
state = 12345
for _ in range(3):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    print(state, state >> 33, (state >> 40) / 2 ** 24)
print(f"{2 ** 80:,} {2 ** 80:e} {2 ** 80:x}", "%d %s" % (2 ** 80, 2 ** 80), [2 ** 64, 1])
print(sum([2 ** 62, 2 ** 62, 2 ** 70]), abs(-(2 ** 70)), -(2 ** 70) // 3, divmod(2 ** 70, 1000), 2 ** 70 & 1, 2 ** 70 | 1)
print((2 ** 70).bit_length(), (2 ** 64 - 1) ^ (2 ** 64 - 2), bool(2 ** 70), 2 ** 70 == 2.0 ** 70)
