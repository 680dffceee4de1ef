import torch
import torch.nn as nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters
from torch.nn.utils.rnn import pad_sequence

torch.manual_seed(0)
m = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
v = parameters_to_vector(m.parameters())
print(v.shape, f"{v.sum().item():.4f}")
vector_to_parameters(v * 0.5, m.parameters())
print(f"{parameters_to_vector(m.parameters()).sum().item():.4f}", m[0].weight.shape)
a, b, c = torch.ones(2, 3), torch.ones(4, 3) * 2, torch.ones(1, 3) * 3
print(pad_sequence([a, b, c]).shape, pad_sequence([a, b, c], batch_first=True, padding_value=-1.0)[:, :, 0])
ids = pad_sequence([torch.tensor([1, 2, 3]), torch.tensor([4])], batch_first=True)
print(ids)


def layer_init(layer, std=2**0.5, bias_const=0.0):
    torch.nn.init.orthogonal_(layer.weight, std)
    torch.nn.init.constant_(layer.bias, bias_const)
    return layer


l = layer_init(nn.Linear(5, 3), std=0.01)
print((l.weight.data * 1000).round())
w = layer_init(nn.Linear(2, 4))
print(w.weight.data)
print((w.weight.data.t() @ w.weight.data).round())
c = nn.Conv2d(2, 3, 2)
nn.init.orthogonal_(c.weight)
print(c.weight.data.flatten()[:6])
nn.init.dirac_(c.weight)
print(c.weight.data.sum())
s = nn.Linear(4, 5)
nn.init.sparse_(s.weight, sparsity=0.4)
print((s.weight == 0).sum(), f"{s.weight.sum().item():.5f}")
nn.init.kaiming_normal(s.weight)
nn.init.constant(s.bias, 0.5)
print(f"{s.weight.sum().item():.4f}", s.bias.data)
