"""Where a condition holds: torch.where(c), nonzero(as_tuple=True), and what is picked and stored with it."""
import torch


def wrong_ones(scores, labels):
    """The attack goes on only where the guess is still right."""
    index = torch.where(scores.max(1)[1] == labels)[0]
    if len(index) == 0:
        return None
    return index


scores = torch.tensor([[0.1, 0.9, 0.0], [0.5, 0.2, 0.3], [0.3, 0.3, 0.4], [0.0, 0.2, 0.8]])
labels = torch.tensor([1, 1, 2, 0])
index = wrong_ones(scores, labels)
print(index, len(index))
print(wrong_ones(scores, torch.tensor([0, 1, 0, 0])))

x = torch.arange(12.0).view(4, 3)
picked = x[index, :]
print(picked, x[index].sum())
y = torch.zeros(4, 3)
y[index, :] = picked * 2
print(y)

rows, cols = torch.where(scores > 0.35)
print(rows, cols)
for r, c in zip(rows.tolist(), cols.tolist()):
    print(r, c, "%.1f" % scores[r, c].item())
print((labels == 1).nonzero(as_tuple=True)[0])
print(torch.nonzero(labels, as_tuple=False).squeeze(1))
print(torch.nonzero(scores > 0.7, as_tuple=True))
found = (labels > 5).nonzero(as_tuple=True)[0]
print(found.shape, found.numel())
print(torch.where(labels == 2))
