import torch

x = torch.tensor([[3.0], [1.5], [2.0]])
print(min(x.squeeze(1)), max(x.squeeze(1)))
line = torch.linspace(min(x.squeeze(1)), max(x.squeeze(1)), 4).unsqueeze(1)
print(line)
losses = [torch.tensor(0.5), torch.tensor(0.25), torch.tensor(1.0)]
print(min(losses), max(losses).item(), sorted(losses)[0])
k = torch.tensor([4, 9, 2])
print(max(k), int(min(k)), sorted(k))
a, b = torch.tensor(1.0), torch.tensor(2.0)
print(max(a, b), min(a, b, torch.tensor(0.5)))
best = min(enumerate(losses), key=lambda p: p[1].item())
print(best[0], max(losses, key=lambda t: -t))
print(max([t.item() for t in losses], default=None))
