"""Arrays in classes, lists, dicts, loops; numbers and arrays in one variable."""
import numpy as np


class Buffer:
    """A replay buffer."""

    def __init__(self, size, dim):
        self.states = np.zeros((size, dim), dtype=np.float32)
        self.rewards = np.zeros(size)
        self.count = 0
        self.mean = None

    def add(self, state, reward):
        self.states[self.count] = state
        self.rewards[self.count] = reward
        self.count += 1

    def sample(self, n):
        idx = np.random.choice(self.count, n, replace=False)
        return self.states[idx], self.rewards[idx]

    def update(self):
        self.mean = self.states[:self.count].mean(axis=0)
        if self.mean is not None:
            print("mean", self.mean)


def scale(x: np.ndarray, factor: float = 2.0) -> np.ndarray:
    return x * factor


buffer = Buffer(5, 3)
for i in range(4):
    buffer.add(np.arange(3) * i, i * 0.5)
buffer.update()
np.random.seed(0)
states, rewards = buffer.sample(2)
print(states, rewards, scale(rewards), scale(states, factor=0.5).dtype)
arrays = [np.ones(2) * i for i in range(3)]
print(sum(arrays), max(rewards), min([3, 1]), sorted(np.array([3, 1, 2])), list(np.arange(3)))
for i, value in enumerate(np.array([1.5, 2.5])):
    print(i, value)
for a, b in zip(np.arange(2), np.array([[1, 2], [3, 4]])):
    print(a, b)
names = ["a", "b", "c"]
print(names[np.argmax([1, 5, 2])], abs(np.array([-1, 2])), round(np.float64(2.567), 1))
for k in range(np.int64(2)):
    print(k)
history = {"loss": [], "acc": []}
history["loss"].append(np.mean([1.0, 2.0]))
history["acc"].append(float(np.mean([1.0, 0.0])))
print(history, np.array(history["loss"]))
results = {}
for n in [1, 2]:
    results[n] = np.arange(n)
print(results)
best = None
for i in range(3):
    value = np.array([i, -i]).sum() + i
    if best is None or value > best:
        best = value
print(best)
x = np.arange(4)
print(isinstance(x, np.ndarray), isinstance(x[0], np.integer), isinstance(np.float64(1), float), isinstance(x, list))
mean, std = x.mean(), x.std()
print("%.2f +/- %.2f" % (mean, std))
print(x.sum() if len(x) else 0, x.any() and x.max() > 2, not x.any())
a, b = np.array([1, 2])
print(a, b, a + b, [v * 2 for v in x], {int(v): v ** 2 for v in x})
matrix = np.array([[float(i * j) for j in range(3)] for i in range(2)])
print(matrix, matrix.tolist(), x.item(2) if False else x[2].item())
acc = 0.0
for r in [1.0, 0.5]:
    acc = r + 0.9 * acc
returns = np.array([acc, 1.0])
returns = (returns - returns.mean()) / (returns.std() + 1e-8)
print(returns, np.finfo(np.float32).eps, np.iinfo(np.int32).max, np.finfo(float).max)
def log_sum(values):
    m = max(values)
    return m + np.log(np.sum(np.exp(np.array(values) - m)))
print(round(float(log_sum([1.0, 2.0])), 6))
