# Hyperparameter grids by itertools.product and nested loops.
from itertools import product

grid = {"lr": [0.1, 0.01], "momentum": [0.0, 0.9]}
best = None
for lr, momentum in product(grid["lr"], grid["momentum"]):
    score = lr * (1 + momentum)
    if best is None or score > best[0]:
        best = (score, lr, momentum)
    print(lr, momentum, round(score, 4))
print(best)
for i, (a, b, c) in enumerate(product([1, 2], "x", [True, False])):
    print(i, a, b, c)
print(len(list(product(range(3), range(4)))))
