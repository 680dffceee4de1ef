# What does not fit is an error of the line in PyTorch, which a script can catch.
import torch
import torch.nn as nn

a = torch.zeros(2, 3)
layer = nn.Linear(4, 2)
try:
    print(torch.matmul(a, torch.zeros(4, 5)))
except RuntimeError as error:
    print("matmul:", error)
try:
    print(layer(a))
except RuntimeError as error:
    print("linear:", error)
try:
    print(a.view(4, 2))
except RuntimeError as error:
    print("view:", error)
try:
    print(a[0, 0, 0])
except IndexError as error:
    print("index:", error)
