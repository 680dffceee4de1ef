# A meter whose format is an attribute.
class AverageMeter:
    def __init__(self, name, fmt=":f"):
        self.name = name
        self.fmt = fmt
        self.reset()

    def reset(self):
        self.val = 0.0
        self.avg = 0.0
        self.sum = 0.0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count

    def line(self):
        fmtstr = "{name} {val" + self.fmt + "} ({avg" + self.fmt + "})"
        return fmtstr.format(name=self.name, val=self.val, avg=self.avg)


losses, top1 = AverageMeter("Loss", ":.4e"), AverageMeter("Acc@1", ":6.2f")
for i in range(1, 5):
    losses.update(1.0 / i, 8)
    top1.update(25.0 * i)
    print("\t".join([losses.line(), top1.line()]))
num_digits = len(str(1000 // 1))
fmt = "{:" + str(num_digits) + "d}"
print("[" + fmt.format(7) + "/" + fmt.format(1000) + "]")
template = "%-8s|%6.2f"
for name, value in [("a", 1.5), ("bb", 22.25)]:
    print(template % (name, value))
