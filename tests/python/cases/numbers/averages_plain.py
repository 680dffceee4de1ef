# Nobody can tell whether the sum was an int: it is formatted as a float everywhere.
class Meter:
    def __init__(self):
        self.total = 0
        self.count = 0

    def add(self, value, n):
        self.total += value * n
        self.count += n

    @property
    def mean(self):
        return self.total / max(self.count, 1)


meter = Meter()
print(f"{meter.mean:.3f} {meter.total:.1f}")
for i in range(5):
    meter.add(0.5 * i, 2)
print("mean %.3f of %d" % (meter.mean, meter.count))
print("total {:8.2f} {:e}".format(meter.total, meter.total))
if meter.total > 9:
    print("large")
