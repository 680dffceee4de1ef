def show(x):
    return x


show(1)
show(2.5)
show('a')
show([1])
show((1, 2))
show({'k': 1})
