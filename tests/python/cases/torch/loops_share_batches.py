"""A training loop and the evaluation inside it call their batches by the same names."""
import torch
from torch.utils.data import DataLoader, TensorDataset

inputs = torch.arange(24.0).view(12, 2)
labels_all = torch.arange(12)
train_loader = DataLoader(TensorDataset(inputs, labels_all), batch_size=4)
test_loader = DataLoader(TensorDataset(inputs + 100, labels_all), batch_size=5)

for epoch in range(2):
    for i, (images, labels) in enumerate(train_loader):
        images = images.view(-1, 2) * 2
        print(epoch, i, images.sum().item())
        if i % 2 == 0:
            total = 0.0
            for images, labels in test_loader:
                images = images.view(-1, 2) + 1
                total += images.sum().item() + labels.sum().item()
            print("test", total)

for text, size in [("a", 1), ("b", 2)]:
    text = text * size
    for text in [text + "x", text + "y"]:
        print(text)
