import torch
import torch.nn as nn
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
    def forward(self, x):
        return self.fc(x)
model = Net()
model = nn.DataParallel(model)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.randn(4, 3)
for i in range(2):
    opt.zero_grad()
    l = model(x).pow(2).mean()
    l.backward()
    opt.step()
    print(l.item())
print(model.module.fc.weight.shape)
print(list(model.state_dict().keys()))
m2 = torch.compile(Net())
m3 = torch.jit.script(Net())
print(m3(x).shape, m2(x).shape)
