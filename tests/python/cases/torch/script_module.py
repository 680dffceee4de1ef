import torch
import torch.nn as nn
class Block(torch.jit.ScriptModule):
    def __init__(self, n):
        super().__init__()
        self.l = nn.Linear(n, n)
    @torch.jit.script_method
    def forward(self, x):
        return torch.relu(self.l(x)) + x
torch.manual_seed(0)
net = nn.Sequential(Block(3), Block(3))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for _ in range(3):
    loss = net(torch.ones(2, 3)).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item())
