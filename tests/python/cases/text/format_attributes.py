"""Fields of .format that read attributes and items of their arguments."""


class Meter:
    def __init__(self, name, avg):
        self.name = name
        self.avg = avg
        self.history = [avg, avg / 2]
        self.tags = {"unit": "ms", "n": "3"}


top1 = Meter("top 1", 87.54321)
losses = Meter("loss", 0.25)
row = (3, "x", 2.5)
width = 8
print(" * Acc@1 {top1.avg:.3f} Loss {losses.avg:.3f}".format(top1=top1, losses=losses))
print("{0.name}|{1.name:>{2}}|{0.avg:{2}.2f}".format(top1, losses, width))
print("{.name} and {.name!r}\n{{x.y}} \"quoted\"".format(top1, losses))
print("{m.history[0]} {m.history[1]:.1f} {m.tags[unit]} {r[0]}-{r[1]:>3}-{r[2]}".format(m=losses, r=row))
fmt = "{name} {avg:.2f}"
print(fmt.format(name=top1.name, avg=top1.avg))
