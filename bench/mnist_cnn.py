"""The convolutional net of the MNIST examples, batch 64, Adadelta: times its own steps."""
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

steps = 60


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = self.dropout1(x)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = self.dropout2(x)
        return F.log_softmax(self.fc2(x), dim=1)


torch.manual_seed(0)
model = Net()
optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0)
images = torch.randn(64, 1, 28, 28)
labels = torch.randint(0, 10, (64,))

begin = time.perf_counter()
best = 1e9
for step in range(steps):
    start = time.perf_counter()
    optimizer.zero_grad()
    loss = F.nll_loss(model(images), labels)
    loss.backward()
    optimizer.step()
    value = loss.item()
    elapsed = time.perf_counter() - start
    if step == 0:
        print(f'first {1000 * elapsed:.1f} ms', flush=True)
    if elapsed < best:
        best = elapsed

total = time.perf_counter() - begin
print(f'best {1000 * best:.3f} ms, mean {1000 * total / steps:.3f} ms, loss {value:.5f}')
