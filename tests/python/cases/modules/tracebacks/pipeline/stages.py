from . import utils
from .errors import StageError


def check(value):
    if value == 0:
        raise StageError("check", "a zero")
    return value


def run_all(values):
    total = 0
    for value in values:
        if value < 5:
            check(value)
        total += utils.divide(10, value)
    return total
