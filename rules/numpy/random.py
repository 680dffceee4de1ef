"""numpy.random: draws in terms of others."""
import math

from numpy import array
from numpy.random import random_sample


def _few(n, p):
    """How often of n times, by running through the probabilities: the expectation is at most 30."""
    if n == 0 or p == 0.0:
        return 0
    q = 1.0 - p
    start = math.exp(n * math.log(q))
    mean = n * p
    bound = int(min(float(n), mean + 10.0 * math.sqrt(mean * q + 1)))
    x = 0
    now = start
    u = random_sample()
    while u > now:
        x += 1
        if x > bound:
            x = 0
            now = start
            u = random_sample()
        else:
            u -= now
            now = ((n - x + 1) * p * now) / (x * q)
    return x


def _one_binomial(n, p):
    if n < 0:
        raise ValueError("n < 0")
    if p < 0 or p > 1 or p != p:
        raise ValueError("p < 0, p > 1 or p is NaN")
    if min(p, 1 - p) * n > 30:
        raise NotImplementedError("np.random.binomial of more than 30 expected successes")
    return _few(n, p) if p <= 0.5 else n - _few(n, 1.0 - p)


def binomial(n, p, size=None):
    if size is None:
        return _one_binomial(n, p)
    shape = (size,) if isinstance(size, int) else tuple(size)
    return array([_one_binomial(n, p) for _ in range(math.prod(shape))]).reshape(shape)
