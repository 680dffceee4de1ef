"""Weights that torch.hub and torch.utils.model_zoo keep in their folder."""
import os, sys
import torch
import torch.nn as nn
import torch.utils.model_zoo as model_zoo
from torch.hub import load_state_dict_from_url
os.environ["TORCH_HOME"] = "weights_home"
model_urls = {'small': 'https://download.pytorch.org/models/small-123.pth'}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
    def forward(self, x):
        return self.fc(x)
os.makedirs("weights_home/hub/checkpoints", exist_ok=True)
torch.manual_seed(1)
torch.save(Net().state_dict(), "weights_home/hub/checkpoints/small-123.pth")
def net(pretrained=False, progress=True):
    model = Net()
    if pretrained:
        model.load_state_dict(model_zoo.load_url(model_urls['small']))
    return model
m = net(True)
print(m.fc.weight)
k = net()
state = load_state_dict_from_url(model_urls['small'], progress=True)
k.load_state_dict(state)
print(k.fc.bias)
d = k.state_dict()
pretrained = {key: v for key, v in model_zoo.load_url(model_urls['small']).items() if key in d}
d.update(pretrained)
k.load_state_dict(d)
print(sorted(d))
import shutil
shutil.rmtree("weights_home")
