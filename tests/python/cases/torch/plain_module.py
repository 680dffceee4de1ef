"""A bare nn.Module(): a root without members."""
import torch
import torch.nn as nn


class Tracer:
    def __init__(self, root=None):
        self.root = root if root is not None else nn.Module()


root = nn.Module()
print(root)
root.eval()
print(root.training, len(list(root.parameters())))
tracer = Tracer()
print(tracer.root, type(root).__name__)
try:
    tracer.root(torch.ones(2))
except NotImplementedError as error:
    print(error)
