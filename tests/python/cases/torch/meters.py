"""One class of meters for losses that are numbers and accuracies that are tensors: each prints as what it holds."""
import torch
class AverageMeter:
    def __init__(self, name, fmt=":f"):
        self.name = name
        self.fmt = fmt
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
    def __str__(self):
        fmtstr = "{name} {val" + self.fmt + "} ({avg" + self.fmt + "})"
        return fmtstr.format(**self.__dict__)
losses = AverageMeter("Loss", ":.4f")
top1 = AverageMeter("Acc", ":6.2f")
print(losses.avg, top1.avg)
for i in range(3):
    loss = torch.tensor([1.0, 2.0]).mean() * i
    acc = (torch.tensor([1.0, 0.0, 1.0]) * 100).mean()
    losses.update(loss.item(), 4)
    top1.update(acc, 4)
print(losses.avg, losses.val, losses.count)
print(top1.avg, top1.val)
print(losses, top1)
print(f"{losses.avg:.3f} {top1.avg:.3f} {top1.avg.item():.2f}")
best = 0.0
if top1.avg > best:
    best = top1.avg
print(best)
