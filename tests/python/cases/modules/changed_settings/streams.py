import config


def numbers(n):
    for i in range(n):
        yield i * config.LEVEL


def squares(items):
    for item in items:
        yield item * item


def counter(start):
    value = start

    def step():
        nonlocal value
        value += config.LEVEL
        return value
    return step
