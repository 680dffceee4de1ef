# Python's arithmetic on values whose type only the run knows.
values = [7, 2.5, True, 'ab', [1], (2, 3)]
n = values[0]
x = values[1]
b = values[2]
s = values[3]
print(n + x, n - x, n * x, n / x, n // x, n % x, n ** 2, x ** 2)
print(n + b, b + b, b * 5, -b, +b, ~n, -x)
print(n // 2, n % 4, -n // 2, -n % 4, n / 2, 2 - n, 3 * n)
print(n & 3, n | 8, n ^ 1, n << 2, n >> 1)
print(s + 'c', s * 3, 2 * s, values[4] + [2], values[4] * 2, values[5] + (4,))
print(n < x, n > x, n <= 7, n >= 8, s < 'b', values[5] < (2, 4), values[4] == [1])
print(abs(values[0] - 10), round(values[1]), round(values[1] * 1.11, 1), int(values[1]), float(values[0]))
n += 1
x -= 0.5
s += '!'
print(n, x, s, str(n) + s, bool(n), bool(values[2]))
print(max(values[:3]), min(values[:3]), sum(values[:3]))
