# Numbers of Python beside scalars of NumPy, as far as they print alike.
import numpy as np

losses = []
total = 0
for step in range(3):
    loss = np.float64(0.5 * step)
    losses.append(float(loss))
    total += float(loss)
print(losses, total, total / 3)
print(np.mean(losses), np.mean([1, 2, 3]), np.max([1, 2.5]), np.array([1, 2]).sum(), np.array([1, 0.5]).sum())
best = 0
for acc in np.array([0.25, 0.75, 0.5]):
    if acc > best:
        best = acc
print(f"{best:.2f}", float(best))
x = 1
if len(losses) > 2:
    x = 0.5
print(np.array([x, 2]), np.full(2, x), np.array([1, 2]) * x)
print(int(np.array([3])[0]) + 1, round(float(np.float32(0.5)), 2))
