"""A residual is added in place to what a sigmoid gave: PyTorch refuses the backward."""
import torch
import torch.nn as nn


class Gate(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, width)

    def forward(self, x):
        gate = torch.sigmoid(self.fc(x))
        gate += x
        return gate


torch.manual_seed(0)
x = torch.rand(4, 3)
rows = torch.zeros(2, 3)
bias = torch.tensor([0.5, 1.0, -1.5], requires_grad=True)
rows[0] = bias
squares = rows * rows
print(squares.sum().item())
squares.sum().backward()
print(bias.grad)

model = Gate(3)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
out = model(x)
print(tuple(out.shape))
loss = (out - x).pow(2).mean()
optimizer.zero_grad()
loss.backward()
optimizer.step()
print("not reached")
