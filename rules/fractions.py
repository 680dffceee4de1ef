"""fractions: numbers of two ints, always in lowest terms."""
import math


def _of_text(text):
    text = text.strip()
    if "/" in text:
        top, bottom = text.split("/")
        return int(top), int(bottom)
    power = 0
    if "e" in text.lower():
        text, exponent = text.lower().split("e")
        power = int(exponent)
    if "." in text:
        whole, rest = text.split(".")
        power -= len(rest)
        text = whole + rest
    value = int(text)
    return (value * 10 ** power, 1) if power >= 0 else (value, 10 ** -power)


_ZERO = 2 ** 64 - 2 ** 64  # of the ints that have no limit; what it is added to has none either


def _parts(value):
    """The two ints of a number."""
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    if isinstance(value, str):
        try:
            return _of_text(value)
        except ValueError:
            raise ValueError(f"Invalid literal for Fraction: {value!r}")
    if isinstance(value, float):
        return value.as_integer_ratio()
    return int(value), 1


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        top, bottom = _parts(numerator)
        if denominator is not None:
            over, under = _parts(denominator)
            top, bottom = top * under, bottom * over
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = math.gcd(top, bottom)
        if bottom < 0:
            common = -common
        self.numerator = top // common + _ZERO
        self.denominator = bottom // common + _ZERO

    def __add__(self, other):
        if isinstance(other, float):
            return float(self) + other
        a, b = _parts(other)
        return Fraction(self.numerator * b + a * self.denominator, self.denominator * b)

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        if isinstance(other, float):
            return float(self) - other
        a, b = _parts(other)
        return Fraction(self.numerator * b - a * self.denominator, self.denominator * b)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        if isinstance(other, float):
            return float(self) * other
        a, b = _parts(other)
        return Fraction(self.numerator * a, self.denominator * b)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        if isinstance(other, float):
            return float(self) / other
        a, b = _parts(other)
        return Fraction(self.numerator * b, self.denominator * a)

    def __rtruediv__(self, other):
        if isinstance(other, float):
            return other / float(self)
        a, b = _parts(other)
        return Fraction(a * self.denominator, b * self.numerator)

    def __floordiv__(self, other):
        a, b = _parts(other)
        return (self.numerator * b) // (self.denominator * a)

    def __mod__(self, other):
        a, b = _parts(other)
        return Fraction((self.numerator * b) % (a * self.denominator), self.denominator * b)

    def __pow__(self, power):
        if power < 0:
            return Fraction(self.denominator ** -power, self.numerator ** -power)
        return Fraction(self.numerator ** power, self.denominator ** power)

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def _compare(self, other):
        a, b = _parts(other)
        return self.numerator * b - a * self.denominator

    def __eq__(self, other):
        return self._compare(other) == 0

    def __ne__(self, other):
        return self._compare(other) != 0

    def __lt__(self, other):
        return self._compare(other) < 0

    def __le__(self, other):
        return self._compare(other) <= 0

    def __gt__(self, other):
        return self._compare(other) > 0

    def __ge__(self, other):
        return self._compare(other) >= 0

    def __hash__(self):
        return hash(self.numerator) if self.denominator == 1 else hash(float(self))

    def __bool__(self):
        return self.numerator != 0

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return -(-self.numerator // self.denominator) if self.numerator < 0 else self.numerator // self.denominator

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"

    def limit_denominator(self, max_denominator=1000000):
        if self.denominator <= max_denominator:
            return Fraction(self.numerator, self.denominator)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        near, far = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return far if abs(far - self) <= abs(near - self) else near
