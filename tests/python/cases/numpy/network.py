"""A network in NumPy alone: forward, backward, updates."""
import numpy as np


class Layer:
    def __init__(self, inputs, outputs, rng):
        bound = np.sqrt(6 / (inputs + outputs))
        self.w = rng.uniform(-bound, bound, (inputs, outputs))
        self.b = np.zeros(outputs)
        self.x = None

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, grad, lr):
        dw = self.x.T @ grad
        db = grad.sum(axis=0)
        dx = grad @ self.w.T
        self.w -= lr * dw
        self.b -= lr * db
        return dx


def one_hot(labels, classes):
    out = np.zeros((labels.shape[0], classes))
    out[np.arange(labels.size), labels] = 1
    return out


def cross_entropy(z, y):
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.mean(np.sum(y * np.log(p + 1e-12), axis=1)), (p - y) / len(y)


rng = np.random.default_rng(0)
x = np.concatenate([rng.normal(c, 0.5, (30, 2)) for c in ([0, 0], [2, 2], [0, 3])])
labels = np.repeat(np.arange(3), 30)
order = rng.permutation(90)
x, labels = x[order], labels[order]
y = one_hot(labels, 3)
first, second = Layer(2, 16, rng), Layer(16, 3, rng)
for epoch in range(100):
    hidden = first.forward(x)
    active = np.maximum(hidden, 0)
    loss, grad = cross_entropy(second.forward(active), y)
    grad = second.backward(grad, 0.5)
    grad[hidden <= 0] = 0
    first.backward(grad, 0.5)
    if epoch % 25 == 0:
        print(f"epoch {epoch:3d} loss {loss:.5f}")
predicted = second.forward(np.maximum(first.forward(x), 0)).argmax(1)
print("accuracy", (predicted == labels).mean(), first.w.shape, second.b.round(3))
numeric = np.zeros_like(second.b)
for i in range(3):
    for sign in (1, -1):
        second.b[i] += sign * 1e-5
        value, _ = cross_entropy(second.forward(np.maximum(first.forward(x), 0)), y)
        numeric[i] += sign * value / 2e-5
        second.b[i] -= sign * 1e-5
print(np.allclose(numeric, cross_entropy(second.forward(np.maximum(first.forward(x), 0)), y)[1].sum(axis=0), atol=1e-6))
