"""locals() as a dict of what is bound."""


def configure(lr, epochs=3, **options):
    settings = locals()
    return settings


print(configure(0.1), configure(0.2, momentum=0.9))


class Net:
    def __init__(self, width, depth=2):
        self.params = {k: v for k, v in locals().items() if k != "self"}
        self.width = width


print(Net(4).params)


def report(epoch, loss):
    name = "run"
    ratio = loss / 2
    print("{name}: {epoch} {loss:.2f} {ratio:.3f}".format(**locals()))
    print("%(name)s %(epoch)d" % locals())
    return sorted(locals().keys())


print(report(1, 0.5))
