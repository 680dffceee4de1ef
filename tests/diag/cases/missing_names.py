# expect: T2M3010 line 13 "the name `undefined` is not defined"
# expect: T2M3011 line 14 "Model has no `sizes`"
# expect: T2M3001 line 19 "the name `base_rate` is not defined"
# expect: T2M3002 line 20 "has no `rates`"
# exit: 1


class Model:
    def __init__(self):
        self.size = 3


print(undefined)
print(Model().sizes)


class Config:
    # a class body's own names are not converted to errors of the run
    rate = base_rate
print(Config.rate, Config.rates)
