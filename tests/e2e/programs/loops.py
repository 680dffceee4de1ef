import math


def sieve(n):
    flags = [True] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return count


def matmul(a, b, n):
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def collatz(limit):
    best, best_n = 0, 0
    for n in range(1, limit):
        x, steps = n, 0
        while x != 1:
            if x % 2 == 0:
                x //= 2
            else:
                x = 3 * x + 1
            steps += 1
        if steps > best:
            best, best_n = steps, n
    return best_n, best


def mandel(width, height, limit):
    total = 0
    for y in range(height):
        for x in range(width):
            cr, ci = 3.0 * x / width - 2.0, 2.0 * y / height - 1.0
            zr = zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi < 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            total += n
    return total


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v

    def step(self, dt):
        a = -math.sin(self.x)
        self.v += a * dt
        self.x += self.v * dt


def pendulum(steps):
    body = Body(1.0, 0.0)
    for _ in range(steps):
        body.step(0.001)
    return body.x


print(sieve(2000000))
n = 120
a = [[float(i * j % 7) for j in range(n)] for i in range(n)]
print(matmul(a, a, n)[3][5])
print(collatz(150000))
print(mandel(240, 160, 100))
print(round(pendulum(1000000), 9))
