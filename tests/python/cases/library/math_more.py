"""math: sums, products and parts."""
import math

values = [0.1] * 10
print(math.fsum(values), sum(values), math.fsum([1e16, 1.0, -1e16]), math.fsum([]))
print(math.prod([1, 2, 3, 4]), math.prod([0.5, 2.0, 3.0]), math.prod([], start=5), math.prod(range(1, 6)))
fraction, whole = math.modf(3.75)
mantissa, exponent = math.frexp(10.0)
print(fraction, whole, mantissa, exponent, math.ldexp(0.625, 4))
print(math.perm(5, 2), math.perm(4), math.comb(5, 2), math.factorial(6), math.isqrt(17), math.gcd(12, 18), math.lcm(4, 6))
print(math.asinh(1.0), math.acosh(2.0), math.atanh(0.5), math.erfc(0.5), math.cbrt(27.0), math.exp2(10))
print(math.remainder(7.5, 2), math.ulp(1.0), math.nextafter(1.0, 2.0), math.dist([0, 0], [3, 4]))
print(math.inf > 1e308, math.isnan(math.nan), math.pi, math.e, math.tau)
print(math.ceil(10 / 3), math.floor(-2.5), math.trunc(-2.5), math.degrees(math.pi), math.hypot(3, 4))
num_batches = math.ceil(1000 / 64)
lr = 0.5 * (1 + math.cos(math.pi * 30 / 100)) * 1e-3
print(num_batches, lr, math.log(8, 2), math.log2(1024), math.log10(1000), math.sqrt(2), math.pow(2, 0.5))
