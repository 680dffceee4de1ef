import torch


def f(kind):
    return {"x": torch.tensor([[1.0, 3.0], [2.0, 0.0]]), "n": 3, "s": "t"}[kind]


x = f("x")
values, at = torch.max(x, dim=1)
print(values, at, (at == torch.tensor([1, 1])).sum())
print(torch.max(x), x.max(1)[1])
pred = torch.max(x, 1)[1]
print(pred, torch.min(x, 0).values)
values, at = torch.topk(x, 1)
print(values, at, torch.sort(x, dim=1)[0])
v, i = x.topk(1, dim=0)
print(v, i, x.argmax(dim=1), torch.cumsum(x, 0))
