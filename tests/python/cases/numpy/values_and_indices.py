import torch
s = torch.tensor([0.1, 0.9, 0.4, 0.7])
print(torch.topk(s, 2).indices.tolist())
best = torch.topk(s, 2)
print(best.values.tolist(), best.indices)
print(s.sort(descending=True).indices.tolist(), torch.max(s.view(2, 2), 1).values)
