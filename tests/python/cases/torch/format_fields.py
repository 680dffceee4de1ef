"""f"{x}" of a tensor without dimensions is its number, print(x) shows a tensor; a number among tensors stays one."""
import torch
a = torch.tensor(0.5)
b = torch.tensor([1.0, 2.0])
i = torch.tensor(3)
print(f"{a} {b} {i} {a!s} {a!r}", "{} {}".format(a, b), "%s" % a)
print(f"{torch.tensor(True)} {b.sum()} {b.mean():.2f}")
print(format(a), str(a))


def show(t):
    print(f"{t}")


show(b)
show(b[0])
d = {"loss": torch.tensor(0.5), "n": 3, "v": torch.tensor([1.0])}
for k, v in d.items():
    print(f"{k}: {v}", v, "%s" % v)
    print("{}".format(v))
print(torch.tensor(True), torch.tensor([True, False]), torch.tensor(True).dtype)
