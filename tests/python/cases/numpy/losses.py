"""np.mean of Python lists, as training loops log it."""
import numpy as np


def summarize(name, values):
    print(f"{name}: mean {np.mean(values):.4f} std {np.std(values):.4f} max {np.max(values)} n {len(values)}")


losses = []
for epoch in range(3):
    batch_losses = []
    for step in range(4):
        batch_losses.append(1.0 / (epoch * 4 + step + 1))
    losses.append(np.mean(batch_losses))
    summarize("epoch %d" % epoch, batch_losses)
print("final %.6f" % losses[-1])
print(losses)
print("Average: {:.3f}, {}".format(np.mean(losses), np.mean(losses)))
best = float("inf")
for value in losses:
    if value < best:
        best = value
print("best", best)
total = 0
for value in losses:
    total += value
print(total, total / len(losses), round(total, 3))
accuracy = np.mean([True, False, True, True])
print(f"accuracy {100 * accuracy:.2f}%")
