state = 0
constant = 'c'


def double(x):
    return x * 2
