"""str.format as the examples of PyTorch use it: positional, named, attributes, items, nested specs, many at once."""


class Meter:
    def __init__(self, name, fmt=":f"):
        self.name = name
        self.fmt = fmt
        self.val = 0.0
        self.avg = 0.0
        self.sum = 0.0
        self.count = 0

    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count

    def __str__(self):
        fmtstr = "{name} {val" + self.fmt + "} ({avg" + self.fmt + "})"
        return fmtstr.format(**self.__dict__)


meter = Meter("Loss", ":.4e")
meter.update(2.25, 4)
meter.update(1.125, 2)
print(meter)
print(str(Meter("Acc@1", ":6.2f")))
print("Train Epoch: {} [{}/{} ({:.0f}%)]\tLoss: {:.6f}".format(1, 640, 60000, 100. * 640 / 60000, 0.3481279))
print("\nTest set: Average loss: {:.4f}, Accuracy: {}/{} ({:.0f}%)\n".format(0.0512, 9832, 10000, 98.32))
opts = {"lr": 0.1, "sizes": [1, 2]}
print("{0} {1} {0} {name:>8} {opts[lr]} {opts[sizes]} {m.avg:.3f} {m.name!r}".format("a", 2, name="x", opts=opts, m=meter))
print("{:>{w}}|{:<{w}}|{:^{w}}|{:{fill}^{w}}".format("a", "b", "c", "d", w=6, fill="-"))
print("{:5d}|{:<5d}|{:05d}|{:+d}|{:,}|{:x}|{:b}|{:e}|{:g}|{:%}".format(42, 42, 42, 42, 1234567, 255, 5, 12345.678, 0.5, 0.25))
print("| epoch {:3d} | {:5d}/{:5d} batches | lr {:02.2f} | ms/batch {:5.2f} | loss {:5.2f} | ppl {:8.2f}".format(3, 200, 2983, 20.0, 5.5, 4.567, 96.25))
row = ("conv1", (64, 3, 7, 7), 9408)
print("{:<10}{!s:<20}{:>10,}".format(*row))
batch_fmt = "[{:" + str(len(str(1250))) + "d}/" + "{:4d}".format(1250) + "]"
print(batch_fmt.format(7), "{{}} {}".format("braces"))
config = {"model": "vit", "depth": 12}
print("{model}-{depth:03d}".format(**config), "{model:>6}".format_map(config))
print("epoch_{epoch:02d}-val_{val:.3f}.pt".format(epoch=4, val=0.12345), "{0[0]}-{0[1]}".format([7, 8]))
print("{}".format(None), "{!r}".format("q"), "{}".format([1, "a"]), "{}".format((1, 2.0)), "{:s}".format("s"), "{:>5}".format(True))
