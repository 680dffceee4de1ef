"""random.choice and its like of NumPy's arrays: indices of a class, rows, floats."""
import random

import numpy as np

random.seed(3)
labels = np.array([0, 1, 1, 0, 2, 1])
by_class = {c: np.where(labels == c)[0] for c in range(3)}
for c in (1, 0, 2):
    index = random.choice(by_class[c])
    print(c, index, int(index) + 1, labels[index] == c, type(index).__name__)
picked = [int(i) for i in random.sample(list(by_class[1]), 2)] + [int(i) for i in random.choices(labels, k=3)]
print(picked)
rows = np.arange(6).reshape(3, 2)
print(random.choice(rows), random.choice(rows * 0.5)[1])
print(random.choice(np.array([0.5, 1.5])) * 2)
