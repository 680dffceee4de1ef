import torch as
x = 1
