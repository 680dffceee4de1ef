"""numpy.random as scripts call it: the legacy functions, RandomState and default_rng."""
import numpy as np

np.random.seed(42)
print(np.random.rand(2, 2), np.random.randn(3), np.random.normal(0, 1, (2, 2)), np.random.normal(loc=1.0, scale=0.5, size=3), np.random.normal())
print(np.random.uniform(), np.random.uniform(-1, 1, size=(2, 2)), np.random.uniform(low=0, high=2, size=2), np.random.random(), np.random.random((1, 2)), np.random.random_sample(2))
print(np.random.randint(10), np.random.randint(0, 5, size=4), np.random.randint(1, 7, (2, 2)), np.random.randint(low=0, high=3, size=2, dtype=np.int64), np.random.randint(3, size=(2,)))
print(np.random.choice(5), np.random.choice([1, 2, 3], 2), np.random.choice(4, 3, replace=False), np.random.choice(3, p=[0.1, 0.2, 0.7]), np.random.choice(["a", "b"]))
print(np.random.permutation(5), np.random.permutation([1, 2, 3]), np.random.standard_normal(2), np.random.exponential(1.0), np.random.beta(2.0, 3.0))
x = np.arange(6)
np.random.shuffle(x)
print(x)
y = [1, 2, 3, 4]
np.random.shuffle(y)
print(y)
m = np.arange(6).reshape(3, 2)
np.random.shuffle(m)
print(m)
rs = np.random.RandomState(123)
print(rs.rand(2), rs.randint(0, 100, 3), rs.normal(size=2), rs.permutation(4), rs.choice(10, 2), rs.uniform(0, 1), rs.randn(1))
rng = np.random.default_rng(0)
print(rng.random(3), rng.normal(size=2), rng.integers(0, 10, size=5), rng.choice(5, 2, replace=False), rng.permutation(4), rng.uniform(-1, 1, 2), rng.standard_normal(2))
indices = np.random.permutation(10)
train, test = indices[:8], indices[8:]
print(train, test, np.random.gamma(2.0))
print(np.random.multivariate_normal([0, 0], np.eye(2)).shape)
