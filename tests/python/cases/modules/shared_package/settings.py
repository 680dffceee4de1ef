DEFAULTS = {"lr": 0.1, "steps": 3}


class Settings:
    def __init__(self, **values):
        self.values = dict(DEFAULTS)
        self.values.update(values)

    def __getitem__(self, name):
        return self.values[name]
