# Numbers through generators, caches, lambdas, returns and parameters that are assigned.
def gen(n):
    x = 0
    while x < n:
        yield x
        x += 0.5 if x >= 1 else 1


print(list(gen(3)))
cache = {}


def fib(n):
    if n in cache:
        return cache[n]
    cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return cache[n]


print(fib(50))


def newton(f, x, steps=5):
    for _ in range(steps):
        x = x - f(x) / (2 * x)
    return x


print(newton(lambda x: x * x - 2, 1), newton(lambda x: x * x - 9, 1, 0))


def power(base, n):
    result = 1
    for _ in range(abs(n)):
        result *= base
    return result if n >= 0 else 1 / result


print(power(2, 10), power(2, -2), power(0.5, 2), power(3, 0))


def parse(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


values = [parse(t) for t in ["1", "2.5", "abc", "-3"]]
print(values, [type(v).__name__ for v in values])
numbers = [v for v in values if isinstance(v, (int, float))]
print(numbers, sum(numbers), [v * 2 for v in numbers])


def average(*xs, default=0):
    return sum(xs) / len(xs) if xs else default


print(average(1, 2), average(), average(0.5), average(default=None))


def smooth(values, alpha=0.5):
    out = []
    last = values[0]
    for v in values:
        last = alpha * last + (1 - alpha) * v
        out.append(last)
    return out


print(smooth([1, 2, 3]), smooth([0, 4], 1))
n, total = 0, 0
while total < 2:
    total += 0.75
    n += 1
print(n, total)
x = 3
x = x if x > 5 else None
print(x)
y = None
for v in (1, 2.5):
    y = v if y is None else y + v
print(y)
k = 1
for i in range(4):
    k *= 0.5 if i % 2 else 2
print(k)
lo, hi = 0, 10
for _ in range(3):
    mid = (lo + hi) / 2
    if mid * mid > 20:
        hi = mid
    else:
        lo = mid
print(lo, hi, f"{lo:.3f}")
