class Config(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self

c = Config(lr=0.1, steps=10)
c.extra = "yes"
print(c.lr, c["steps"], c.extra, c)
