"""Operators: binary, reflected, in-place, unary, matmul, divmod, pow, abs, round."""
import math


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __floordiv__(self, k):
        return Vec(self.x // k, self.y // k)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return math.sqrt(self.x ** 2 + self.y ** 2)

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __rsub__(self, number):
        return Vec(number - self.x, number - self.y)

    def __pow__(self, n):
        return Vec(self.x ** n, self.y ** n)

    def __mod__(self, n):
        return Vec(self.x % n, self.y % n)

    def __divmod__(self, n):
        return self // n, self % n

    def __round__(self, digits=0):
        return Vec(round(self.x, digits), round(self.y, digits))

    def __invert__(self):
        return Vec(self.y, self.x)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __repr__(self):
        return f"Vec({self.x:g}, {self.y:g})"


a, b = Vec(3.0, 4.0), Vec(1.0, 2.0)
print(a + b, a - b, a * 2, 2 * a, a / 2, a // 2)
print(a @ b, -a, +a, abs(a), ~a)
a += b
print(a)
a *= 3
print(a, 10 - a, a ** 2, a % 5)
q, r = divmod(a, 5)
print(q, r)
print(round(Vec(1.256, 2.719), 1))
print(bool(a), bool(Vec(0.0, 0.0)), not a)
if Vec(0.0, 0.0):
    print("never")
