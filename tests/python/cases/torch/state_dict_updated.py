import torch
from torch import nn

torch.manual_seed(0)
net = nn.Linear(2, 3)
torch.save({"weight": torch.ones(3, 2)}, "part.pkl")
saved = torch.load("part.pkl")
state = net.state_dict()
state.update({k: v for k, v in saved.items() if k in state})
for k, v in state.items():
    print(k, v.shape)
