"""fractions: exact schedules and ratios."""
from fractions import Fraction

half, third = Fraction(1, 2), Fraction(1, 3)
print(half + third, half - third, half * third, half / third, -half, abs(Fraction(-3, 4)), third ** 2)
print(1 + half, 1 - half, 2 * third, 1 / third, half + 0.25, Fraction(7, 2) // 1, Fraction(7, 2) % 1)
print(Fraction("0.125"), Fraction("3/6"), Fraction(0.5), Fraction(6, -4), Fraction("1e-3"), Fraction(5), repr(Fraction(2, 4)))
print(half < third, half >= 0.5, half == 0.5, half != third, max(half, third), sorted([half, third, Fraction(2, 5)]))
print(float(third), int(Fraction(7, 2)), int(Fraction(-7, 2)), bool(Fraction(0)), third.numerator, third.denominator)
print(sum([half, third]), sum(Fraction(1, n) for n in range(1, 30)))
print(Fraction(3.141592653589793).limit_denominator(1000), Fraction(0.1))
weights = {half: "half", third: "third"}
print(weights[Fraction(2, 4)], f"{half}", "%s" % third)
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print(error)
try:
    Fraction("x")
except ValueError as error:
    print(error)
