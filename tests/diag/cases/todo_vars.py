# expect: T2M2101 line 13
# exit: 1
class Config:
    lr = 0.1

    def update(self, values):
        for name in values:
            setattr(self, name, values[name])


c = Config()
c.update({"lr": 0.5})
print(vars(c))
