# Loops over a loader that name the batch first and take it apart later, in all the ways of tutorials.
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
loader = DataLoader(TensorDataset(torch.arange(12.0).view(6, 2), torch.arange(6)), batch_size=4)
model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)

for i, data in enumerate(loader, 0):
    # get the inputs
    inputs, labels = data
    optimizer.zero_grad()
    loss = (model(inputs).squeeze(1) - labels).pow(2).mean()
    loss.backward()
    optimizer.step()
    print(i, "%.4f" % loss.item())

for step, batch in enumerate(loader):
    optimizer.zero_grad()
    x = batch[0].to("cpu")
    y = batch[1]
    print(step, x.sum().item(), y.tolist(), len(batch))

total = 0
for pair in {"a": 1, "b": 2}.items():
    key, value = pair
    total += value
    print(key, value, total)

for number, data in enumerate(loader):
    kept = data
    a, b = data
    print(number, a.shape, b.shape, kept[0] is a)


def features(batch):
    return batch[0].mean().item()


for data in loader:
    print(round(features(data), 3), data[1].float().mean().item())



def left(loader):
    for data in loader:
        x = data[0]
        x = x * 2  # another value of the name
        print(x[0].tolist(), data[1].sum().item(), data[-1].shape)
    print("left with", x.tolist(), data[1].tolist())  # what the last round left
    
    for data in loader:
        if data[1].sum() > 8:
            break
        first = data[0]
    print("first", first.tolist())


left(loader)
for outer in loader:
    for inner in loader:
        print(outer[1][0].item(), inner[1][0].item(), end="; ")
print()
