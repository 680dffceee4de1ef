"""A leaf tensor read as numbers, and tolist() where only the run knows how many dimensions there are."""
import torch
w = torch.tensor(0.5, dtype=torch.float32, requires_grad=True)
print(f"{w.item():.3f}", float(w), w.item() + 1, "%.2f" % w.item(), w.tolist())
v = torch.tensor([1.0, 2.0], requires_grad=True)
print(v.tolist(), v[0].item(), len(v), v.numel(), v.detach().numpy())
for x in v:
    print(float(x))
if w > 0:
    print("pos", w.item())
l = ((v * 2).sum() * w)
l.backward()
print(v.grad, w.grad.item())
with torch.no_grad():
    w -= 0.1 * w.grad
    v.sub_(0.1 * v.grad)
print(w.item(), v.data)


def rows(t):
    return t.tolist()


def squeeze_to(t, n):
    while t.dim() > n:
        t = t[0]
    return t


z = torch.arange(6).view(1, 2, 3)
for n in range(4):
    print(rows(squeeze_to(z, n)))
print([x + 1 for x in squeeze_to(z, 1).tolist()], squeeze_to(z * 0.5, 0).tolist() + 1)
print(torch.tensor(3).tolist(), torch.tensor(True).tolist(), torch.tensor([[1.5]]).tolist())
