import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Linear(2, 1)


class AverageMeter:
    def __init__(self):
        self.reset()

    def reset(self):
        self.val = 0
        self.avg = 0
        self.sum = 0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count


def regularisation(model, use):
    penalty = 0.1
    if use:
        for p in model.parameters():
            penalty = penalty + (p ** 2).sum().detach()
    return penalty


meter = AverageMeter()
print(meter.sum, meter.avg, meter.val)
meter.update(torch.tensor(0.5), 2)
meter.update(torch.tensor(1.5), 2)
print(meter.sum, meter.avg, f"{meter.avg:.2f}", meter.val)
meter.reset()
print(meter.sum, meter.avg)
print(regularisation(model, False))
print(f"{regularisation(model, False)} and {regularisation(model, False):.3f}")
print(regularisation(model, True) > 0.1)
best = float("inf")
print("best so far:", best)
for v in torch.tensor([3.0, 1.0, 2.0]):
    if v < best:
        best = v
        print("new best", best)
print(str(best), [best], {"best": best})
total = 0
for i in range(0):
    total += torch.ones(1)
print(total / 4, total * 2, total - 1, 3 - total, total // 2, (total + 1) ** 2, -total)
history = []
loss = 0
history.append(loss)
loss = loss + torch.tensor(2.5)
history.append(loss)
print(history)
print(isinstance(total, torch.Tensor), isinstance(loss, torch.Tensor), torch.is_tensor(total))
print(abs(total), int(total), float(total), bool(total), total == 0, total > 0)
aux = 0
if len(history) > 5:
    aux = torch.ones(1).sum()
value = aux.item() if isinstance(aux, torch.Tensor) else aux
print(value)
