"""Classes inside classes."""


class Trainer:
    class Config:
        lr = 0.1
        steps = 3

        def __init__(self, scale=1):
            self.scale = scale

        def rate(self):
            return self.lr * self.scale

    class Error(Exception):
        pass

    def __init__(self, scale):
        self.config = self.Config(scale)
        self.other = Trainer.Config()

    def run(self):
        return [self.config.rate() * i for i in range(self.config.steps)]


t = Trainer(2)
print(t.run(), t.other.rate(), Trainer.Config.lr, Trainer.Config(5).rate())
