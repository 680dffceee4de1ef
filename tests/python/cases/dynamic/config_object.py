# A configuration object filled from a dict by name.
class Config:
    def __init__(self, values):
        self.lr = 0.01
        self.name = 'base'
        for key, value in values.items():
            setattr(self, key, value)

    def describe(self):
        return ', '.join('%s=%s' % (k, getattr(self, k)) for k in ('lr', 'name', 'epochs'))


config = Config({'lr': 0.1, 'epochs': 5, 'name': 'run'})
print(config.lr, config.epochs, config.name)
print(config.describe())
for key in ['lr', 'epochs', 'momentum']:
    print(key, hasattr(config, key), getattr(config, key, None))
config.epochs += 1
print(config.epochs * 2, vars(config))
