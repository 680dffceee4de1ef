"""Fitting a line and a polynomial by gradient descent and by least squares."""
import numpy as np

np.random.seed(0)
x = np.linspace(-1, 1, 20)
y = 3 * x ** 2 - x + 0.5 + 0.1 * np.random.randn(20)
features = np.stack([x ** 2, x, np.ones_like(x)], axis=1)
w = np.zeros(3)
history = []
for step in range(500):
    error = features @ w - y
    loss = (error ** 2).mean()
    w = w - 0.3 * 2 * features.T @ error / len(y)
    history.append(loss)
    if step in (0, 100, 499):
        print(f"{step:4d} {loss:.6f} {w.round(4)}")
exact = np.linalg.lstsq(features, y, rcond=None)[0]
print(exact.round(4), np.abs(w - exact).max() < 1e-2, len(history), min(history) == history[-1])
normal = np.linalg.inv(features.T @ features) @ features.T @ y
print(np.allclose(normal, exact), np.round(1 - ((features @ exact - y) ** 2).sum() / ((y - y.mean()) ** 2).sum(), 5))
velocity = np.zeros_like(w)
momentum, lr = 0.9, 0.05
w = np.zeros(3)
for step in range(50):
    grad = 2 * features.T @ (features @ w - y) / len(y)
    velocity *= momentum
    velocity -= lr * grad
    w += velocity
print(w.round(5), velocity.round(6))
m, v = np.zeros(3), np.zeros(3)
w = np.zeros(3)
for t in range(1, 31):
    grad = 2 * features.T @ (features @ w - y) / len(y)
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad ** 2
    w -= 0.1 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
print(w.round(5))
