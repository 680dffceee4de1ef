# expect: T2M4002 line 10 "add up"
# exit: 0
import torch
import torch.nn as nn
net = nn.Linear(2, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
x = torch.ones(3, 2)
for step in range(3):
    loss = net(x).sum()
    loss.backward()
    optimizer.step()
