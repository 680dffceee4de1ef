"""Template methods, hooks and callbacks held by objects."""


class Callback:
    def on_start(self, trainer):
        pass

    def on_step(self, trainer, step):
        pass

    def on_end(self, trainer):
        pass


class Printer(Callback):
    def __init__(self, every=2):
        self.every = every

    def on_step(self, trainer, step):
        if step % self.every == 0:
            print("step", step, trainer.loss)


class Recorder(Callback):
    def __init__(self):
        self.losses = []

    def on_start(self, trainer):
        self.losses.clear()

    def on_step(self, trainer, step):
        self.losses.append(trainer.loss)

    def on_end(self, trainer):
        trainer.result = min(self.losses)


class Trainer:
    def __init__(self, callbacks=None):
        self.callbacks = callbacks or []
        self.loss = 10.0
        self.result = None

    def fire(self, step):
        for c in self.callbacks:
            c.on_step(self, step)

    def fit(self, steps):
        for c in self.callbacks:
            c.on_start(self)
        for step in range(steps):
            self.loss = self.loss / 2
            self.fire(step)
        for c in self.callbacks:
            c.on_end(self)
        return self


recorder = Recorder()
t = Trainer([Printer(), recorder]).fit(4)
print(t.result, recorder.losses)
print(Trainer().fit(2).result)
