#!/usr/bin/env python
# coding: utf-8
"""K-fold cross validation of small regressors; the best width is then trained on everything."""
from __future__ import print_function, division

import random
import statistics
from itertools import product

import torch
import torch.nn as nn


def target_function(x):
    return 0.5 * x ** 3 - x + torch.cos(2 * x)


def k_folds(n, k):
    """Yields (train indices, test indices), k times."""
    order = list(range(n))
    random.shuffle(order)
    size, rest = divmod(n, k)
    start = 0
    for fold in range(k):
        stop = start + size + (1 if fold < rest else 0)
        yield order[:start] + order[stop:], order[start:stop]
        start = stop


def make_model(width, depth, activation=nn.Tanh):
    layers = [nn.Linear(1, width), activation()]
    for _ in range(depth - 1):
        layers += [nn.Linear(width, width), activation()]
    layers.append(nn.Linear(width, 1))
    return nn.Sequential(*layers)


def fit(model, x, y, steps, lr=0.05):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.8)
    loss_fn = nn.SmoothL1Loss()
    loss = None
    step = 0
    while step < steps:
        prediction = model(x)
        loss = loss_fn(prediction, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        step += 1
    return loss.item()


def score(model, x, y):
    with torch.no_grad():
        return torch.mean((model(x) - y) ** 2).item()


SEED = 42
random.seed(SEED)
torch.manual_seed(SEED)

X = torch.linspace(-2, 2, 90).unsqueeze(1)
Y = target_function(X) + 0.1 * torch.randn(X.size())

results = {}
grid = product([4, 8, 16], (1, 2))
for width, depth in grid:
    scores = []
    for train_idx, test_idx in k_folds(len(X), k=4):
        model = make_model(width, depth)
        fit(model, X[train_idx], Y[train_idx], steps=25)
        scores.append(score(model, X[test_idx], Y[test_idx]))
    results[width, depth] = scores
    print("width %2d depth %d: %s" % (width, depth, " ".join("{:.3f}".format(s) for s in scores)))

print("{:>6} {:>6} {:>8} {:>8}".format("width", "depth", "mean", "stdev"))
print("-" * 31)
for (width, depth), scores in sorted(results.items(), key=lambda item: statistics.mean(item[1])):
    print(f"{width:>6} {depth:>6} {statistics.mean(scores):>8.4f} {statistics.stdev(scores):>8.4f}")

best_width, best_depth = min(results, key=lambda key: sum(results[key]) / len(results[key]))
model = make_model(best_width, best_depth, activation=nn.ReLU if best_width > 100 else nn.Tanh)
final = fit(model, X, Y, steps=60)
print("best: width=%d depth=%d" % (best_width, best_depth), "final loss: %.5f" % final, sep="; ")
