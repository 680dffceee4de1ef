"""Long streams: every layer of the ziggurats is met."""
import numpy as np

rng = np.random.default_rng(123)
x = rng.normal(size=1000000)
print(x.sum(), (x * x).sum())
s = 0.0
for v in x[:300000]:
    s += v
print(s)
y = rng.exponential(size=1000000)
print(y.sum(), (y * y).sum())
z = np.random.RandomState(1).randn(300000)
print(z.sum(), (z * z).sum())
