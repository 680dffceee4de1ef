class E(ValueError):
    def __str__(self):
        return "E:" + super().__str__()
try:
    raise E("a", 2)
except E as e:
    print(e, repr(e), e.args)
