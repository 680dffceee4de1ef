x = 0
for v in (0.5, 1.5):
    x += v
print(isinstance(x, float), isinstance(x, int), type(x).__name__, type(x) == float)
n = 7
n = n // 2
half = n / 2
print(n, half, n % 2, n ** 2, n ** -1, 2 ** 0.5, 2 ** n, (-8) ** 3)
k = 4
for i in range(2):
    k = k // 2 if i == 0 else k / 4
print(k, k // 1, k % 1, k ** 2, -k, abs(-k), +k)
idx = 0
for step in (1, 2):
    idx = idx + step
names = ["a", "b", "c", "d"]
print(names[idx], names[-idx], names[:idx])
m = 10
if idx > 2:
    m = m / 5
print(int(m), range(int(m)), m, divmod(m, 2), divmod(7, 2), divmod(-7, 2.5))
e = 0
e -= 0.5
e *= -2
e /= 4
e //= 1
print(e, -e, e == 0, bool(e), not e)
print(-0.0, 0.0 == -0.0, 1 / -1e300 * 1e-300, -0.0 + 0, round(-0.4), abs(-0.0))
print(float("inf"), -float("inf"), float("nan"), 1e16, 1e15, 1e-4, 1e-5, 123456789.123, 1.0, 100.0, 1e22, 5e-324)
z = 0
for _ in range(2):
    z = -z
    z = z * 1.0
print(z)
