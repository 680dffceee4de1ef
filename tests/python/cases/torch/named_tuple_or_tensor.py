from collections import namedtuple

import torch
import torch.nn as nn

Outputs = namedtuple("Outputs", ["logits", "aux"])


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.side = nn.Linear(3, 2)

    def forward(self, x):
        if self.training:
            return Outputs(self.fc(x), self.side(x))
        return self.fc(x)


torch.manual_seed(0)
net = Net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
x = torch.randn(4, 3)
for _ in range(2):
    logits, aux = net(x)
    loss = logits.pow(2).mean() + 0.3 * aux.pow(2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
both = net(x)
print(len(both), both.logits.shape)
for part in both:
    print(part.shape)
net.eval()
print(net(x).shape)
