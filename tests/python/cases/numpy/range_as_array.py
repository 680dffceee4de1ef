# A range where NumPy takes an array.
import numpy as np
print(np.array(range(5)), np.mean(range(4)))
np.random.seed(1)
print(np.random.choice(range(10), 3, replace=False))
print(np.random.permutation(range(6)))
print(np.random.choice(range(2, 20, 3)))
idx = np.random.choice(range(len([4, 5, 6])), 2, replace=False)
for i in idx:
    print(i)
print(np.sum(range(3)), np.stack([np.array(range(2)), np.arange(2)]))
