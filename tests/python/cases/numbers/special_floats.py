import math

inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, -0.0, 0.0, math.inf, -math.inf, math.nan)
print(inf - inf, inf * 0, inf > 10 ** 18, -inf < 0, nan == nan, nan != nan, inf == math.inf)
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1), math.copysign(1, -0.0))
print(f"{inf:.2f} {nan:.1f} {-inf:8.2f} {-0.0:.1f} {0.0:+.1f} {1e300 * 1e10}", "%.2f %g" % (inf, nan))
print([inf, nan, -0.0], {"x": -inf}, (nan,))
lowest = inf
for v in (3, 2.5, 7):
    lowest = min(lowest, v)
print(lowest)
highest = -inf
for v in [1, 5, 2]:
    if v > highest:
        highest = v
print(highest, highest == 5)
print(1e16, 1e15 + 0.3, 123456789012345680.0, 0.1 + 0.2, 1 / 3, 1e-7, 12345.678e-10, 2.0 ** 60, 1e100)
print(round(1e15 + 0.5), round(-0.5), round(-1.5), round(2.5), round(0.125, 2), round(2.675, 2), round(-0.04, 1))
print(int(-2.7), int(2.7), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), -7 // 2, -7 % 3, 7 % -3, -7.5 // 2, -7.5 % 2)
try:
    print(int(inf))
except OverflowError as e:
    print("OverflowError", e)
try:
    print(round(nan))
except ValueError as e:
    print("ValueError", e)
