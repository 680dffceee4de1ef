import torch
d = {}
d["a"] = 0.5
d["n"] = 2
d["t"] = torch.tensor([2.0, 3.0])
for key in ["a", "n", "t"]:
    v = d[key]
    x = torch.tensor([1.0, 2.0])
    x.mul_(v)
    x.add_(v)
    x.sub_(v)
    x.div_(v)
    x.pow_(v)
    print(x, x.mul(v), torch.mul(x, v), x.add(v), torch.add(x, v), x * v, v * x, x ** v, torch.pow(x, v), torch.div(x, v), x.div(v), torch.maximum(x, torch.ones(2)))
for key in ["a", "n"]:
    v = d[key]
    x = torch.tensor([1.0, 2.0])
    x.add_(x, alpha=v)
    x.clamp_(v, 3)
    x.clamp_(min=v)
    x.addcdiv_(x, x, value=-v)
    x.addcmul_(x, x, value=1 - v)
    x.fill_(v)
    x.lerp_(torch.ones(2), v)
    x.lerp_(torch.ones(2), 1 - v)
    print(x, x.masked_fill(x > 0, v), torch.where(x > 0, x, v), x.sqrt().add_(v))
