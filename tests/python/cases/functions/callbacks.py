class Trainer:
    def __init__(self, on_step=None, on_end=None):
        self.on_step = on_step
        self.on_end = on_end
        self.hooks = []

    def add_hook(self, hook):
        self.hooks.append(hook)

    def fit(self, steps):
        total = 0
        for i in range(steps):
            total += i
            if self.on_step is not None:
                self.on_step(i, total)
            for hook in self.hooks:
                hook(i)
        if self.on_end:
            self.on_end(total)
        return total


def report(step, total):
    print("step", step, "total", total)


seen = []
t = Trainer(on_step=report)
t.add_hook(lambda i: seen.append(i * 10))
t.add_hook(print)
print(t.fit(3), seen)
u = Trainer(on_end=lambda total: print("end", total))
u.fit(2)
Trainer().fit(1)


def apply(items, fn=None, key=None):
    if fn is None:
        fn = lambda x: x
    out = [fn(i) for i in items]
    if key is not None:
        out.sort(key=key)
    return out


print(apply([3, 1, 2]), apply([3, 1, 2], lambda x: -x), apply([3, 1, 2], key=lambda x: x))
