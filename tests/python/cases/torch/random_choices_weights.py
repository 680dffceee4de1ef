import random
from timeit import default_timer as timer

import numpy as np

random.seed(0)
start = timer()
prob = np.array([0.1, 0.2, 0.7])
print(random.choices(range(3), k=5, weights=prob))
print(random.choices(["a", "b", "c"], weights=prob / np.sum(prob), k=2))
print(random.choices([4, 5, 6], weights=np.array([1, 0, 3]), k=3))
print(timer() - start < 5)
