import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(0)
model = nn.Linear(3, 1)
optimizer = optim.SGD(model.parameters(), lr=0.1)
for i in range(6):
    x = torch.randn(4, 3)
    loss = (model(x) ** 2).mean()
    loss.backward()
    if i % 2 == 0:
        continue
    optimizer.step()
    optimizer.zero_grad()
print(f"{model.weight.norm().item():.6f}")
