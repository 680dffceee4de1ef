# Objects of unlike classes with __call__, in a tuple and in a list: each runs its own.
class Compose(object):
    def __init__(self, *transforms):
        self.transforms = transforms

    def __call__(self, sample):
        for t in self.transforms:
            sample = t(sample)
        return sample

    def __repr__(self):
        return "Compose(" + ", ".join(map(repr, self.transforms)) + ")"


class Scale:
    def __init__(self, factor, shift=0.0):
        self.factor, self.shift = factor, shift

    def __call__(self, image):
        return image * self.factor + self.shift

    def __repr__(self):
        return f"Scale({self.factor:.4f}, {self.shift})"


class Crop:
    def __init__(self, border):
        self.border = border

    def __call__(self, image):
        return image - self.border

    def __repr__(self):
        return "Crop(%d)" % self.border

c = Compose(Crop(2), Scale(0.5, shift=1.0))
print(c(20.0))
print(c)

class Log:
    def __init__(self):
        self.seen = []

    def __call__(self, image):
        self.seen.append(image)
        return image


log = Log()
steps = [log, Scale(2), log, Crop(border=1)]
value = 3.0
for step in steps:
    value = step(value)
print(value, log.seen, [type(s).__name__ for s in steps])
