"""Variables that are called as functions of the runtime are, beside what calls these."""
import os

import torch
import torch.nn as nn


def main():
    random_seed = 5
    torch.manual_seed(random_seed)
    os_path_join = os.path.join("a", "b")
    mx_sum = torch.ones(3).sum().item()
    nn_parameters = sum(p.numel() for p in nn.Linear(2, 3).parameters())
    print(random_seed, os_path_join, mx_sum, nn_parameters, "%.4f" % torch.rand(1).item())


main()
