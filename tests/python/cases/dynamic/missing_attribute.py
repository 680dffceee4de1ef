class Config:
    def __init__(self):
        self.lr = 0.1


config = Config()
print(getattr(config, 'lr'), getattr(config, 'epochs', 3))
for name in ['lr', 'epochs']:
    print(getattr(config, name))
