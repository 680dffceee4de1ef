"""np.random.seed and its functions, RandomState: the old stream."""
import numpy as np

np.random.seed(42)
print(np.random.rand(3), np.random.randn(2, 2), np.random.randint(0, 10, 5), np.random.randint(5), np.random.randint(2, 9))
print(np.random.random(), np.random.random((2, 2)), np.random.uniform(-1, 1, size=3), np.random.normal(0, 0.1, (2, 3)))
print(np.random.permutation(10), np.random.choice(5, 3), np.random.choice(5, 3, replace=False), np.random.choice([10, 20, 30], p=[0.2, 0.3, 0.5]))
idx = np.arange(10)
np.random.shuffle(idx)
print(idx)
m = np.arange(6).reshape(3, 2)
np.random.shuffle(m)
print(m, np.random.permutation(m))
xs = [1, 2, 3, 4, 5]
np.random.shuffle(xs)
print(xs, np.random.beta(0.4, 0.4), np.random.beta(2.0, 3.0), np.random.exponential(2.0, 3), np.random.gamma(2.0, size=2), np.random.gamma(0.5, 1.0))
rs = np.random.RandomState(0)
print(rs.rand(2), rs.randn(3), rs.randint(0, 255, (2, 2), dtype=np.uint8), rs.choice(4, size=(2, 2), p=[0.1, 0.2, 0.3, 0.4]))
print(rs.choice(20, size=5, replace=False, p=np.ones(20) / 20), rs.normal(size=3), rs.uniform(size=(2,)), rs.normal([0.0, 10.0], [1.0, 0.1]))
print(np.random.choice(["a", "b", "c"]), np.random.rand() < 2, np.random.randint(0, 2, size=(2, 3)))
