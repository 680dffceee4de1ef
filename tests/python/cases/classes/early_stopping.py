"""Small classes of training scripts: early stopping, a running mean, a timer of steps, a config."""


class EarlyStopping:
    def __init__(self, patience=3, delta=0.0):
        self.patience = patience
        self.delta = delta
        self.best = None
        self.bad = 0
        self.stopped = False

    def __call__(self, loss):
        if self.best is None or loss < self.best - self.delta:
            self.best = loss
            self.bad = 0
        else:
            self.bad += 1
            if self.bad >= self.patience:
                self.stopped = True
        return self.stopped


class RunningMean:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def add(self, value):
        self.total += value
        self.count += 1

    @property
    def value(self):
        return self.total / max(1, self.count)

    def __float__(self):
        return self.value


class Config(object):
    lr = 0.1
    batch_size = 4
    name = "run"

    def __init__(self, **overrides):
        pass


stop = EarlyStopping(patience=2, delta=0.05)
mean = RunningMean()
for epoch, loss in enumerate([1.0, 0.8, 0.79, 0.78, 0.5]):
    mean.add(loss)
    if stop(loss):
        print("stopped at", epoch, stop.best)
        break
print(f"{mean.value:.4f}", float(mean) == mean.value, stop.bad)
cfg = Config()
cfg.lr = 0.01
print(cfg.lr, Config.lr, cfg.batch_size, cfg.name)
