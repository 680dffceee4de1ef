import torch


def f(kind):
    return {"x": torch.tensor([1, 3, 2]), "y": torch.tensor([1, 2, 2]), "n": 3, "s": "t"}[kind]


x, y = f("x"), f("y")
pred = torch.tensor([1, 0, 2])
print(pred == x)
print(x == y)
print((x == pred).sum().item(), x > 1)
if (x == y).all():
    print("all")
n = f("n")
print(n == 3, n > 2, f("s") == "t", f("s") != "u")
print((x >= n).float().mean().item())
right = 0
right += (x == y).sum().item()
print(right)
