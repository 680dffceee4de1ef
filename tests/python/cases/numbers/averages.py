# The meter of many training scripts: sums start as the int 0 and become floats.
class AverageMeter:
    def __init__(self, name):
        self.name = name
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


losses = AverageMeter("loss")
print(losses.val, losses.avg, losses.sum, losses.count)
for step in range(4):
    losses.update(1.0 / (step + 1), n=2)
print(losses.name, losses.val, losses.avg, losses.sum, losses.count)
print(f"{losses.name}: {losses.avg:.4f} ({losses.sum:.2f})")
losses.reset()
print(losses.val, losses.sum)
hits = AverageMeter("hits")
hits.update(3, 4)
print(hits.val, hits.sum, hits.avg)
