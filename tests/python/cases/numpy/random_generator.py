"""default_rng: PCG64, ziggurats, bounded integers, choices."""
import numpy as np

rng = np.random.default_rng(123)
print(rng.random(3), rng.normal(size=4), rng.integers(0, 10, size=6), rng.integers(100), rng.random(), rng.standard_normal(3))
print(rng.permutation(8), rng.choice(10, size=4, replace=False), rng.choice(100000, size=3, replace=False), rng.uniform(1, 2, 3), rng.exponential(size=3))
print(rng.choice([1.5, 2.5], size=5), rng.choice(5, p=[0.1, 0.2, 0.3, 0.2, 0.2]), rng.integers(1, 6, endpoint=True), rng.beta(0.5, 0.5), rng.gamma(3.0, 2.0))
x = rng.normal(size=200000)
print(x.sum(), x.min(), x.max(), np.abs(x).sum())
e = rng.exponential(size=100000)
print(e.sum(), e.max())
print(rng.choice(20000, size=1000, replace=False).sum(), rng.integers(0, 2**40, 3), rng.integers(0, 256, 9, dtype=np.uint8))
