import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
torch.save(net.state_dict(), "params.pkl")
other = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 2))
pretrained_dict = torch.load("params.pkl")
net_state_dict = other.state_dict()
pretrained_dict_1 = {k: v for k, v in pretrained_dict.items() if k in net_state_dict and v.shape == net_state_dict[k].shape}
net_state_dict.update(pretrained_dict_1)
other.load_state_dict(net_state_dict)
print(torch.equal(net[0].weight, other[0].weight), len(pretrained_dict_1))
print({k: tuple(v.shape) for k, v in net_state_dict.items()})
