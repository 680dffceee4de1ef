# expect: T2M4001 line 12 "retain_graph"
# exit: 1
# options: --grad=lift
import torch
import torch.nn as nn
net = nn.Linear(2, 1)
head = nn.Linear(1, 1)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(3):
    features = net(torch.ones(3, 2))
    loss = features.sum()
    loss.backward(retain_graph=True)
    head(features).sum().backward()
    optimizer.step()
