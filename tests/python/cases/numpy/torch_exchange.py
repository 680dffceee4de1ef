"""Arrays to tensors and back; a data set of arrays behind a loader."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Points(Dataset):
    def __init__(self, n):
        rng = np.random.RandomState(0)
        self.x = rng.randn(n, 3).astype(np.float32)
        self.y = (self.x.sum(axis=1) > 0).astype(np.int64)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


x = np.arange(6.0).reshape(2, 3)
t = torch.from_numpy(x)
print(t, t.dtype, torch.tensor(x).dtype, torch.tensor(x, dtype=torch.float32), torch.from_numpy(x.astype(np.float32)).dtype)
print(torch.Tensor(x).dtype, torch.FloatTensor(np.array([1, 2])), torch.LongTensor(np.array([3, 4])), torch.as_tensor(np.array([True, False])))
back = (t * 2).numpy()
print(back, back.dtype, back.sum(), torch.arange(4).numpy() + 1, np.array(torch.ones(2)), torch.tensor([1.5]).numpy().tolist())
print(torch.tensor(np.array([1, 2])).dtype, torch.tensor(np.float64(2.5)), torch.tensor([np.float32(1), np.float32(2)]))
torch.manual_seed(0)
data = Points(10)
loader = DataLoader(data, batch_size=4)
model = nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
criterion = nn.CrossEntropyLoss()
losses = []
for epoch in range(2):
    for inputs, labels in loader:
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(f"epoch {epoch} loss {np.mean(losses):.4f}")
with torch.no_grad():
    predictions = model(torch.from_numpy(data.x)).argmax(dim=1).numpy()
print((predictions == data.y).mean(), predictions)
out = model(torch.from_numpy(data.x[:2])).detach().cpu().numpy()
print(out.shape, out.dtype, np.round(out, 3))
print(np.sqrt(loss.item()) > 0)
