from settings import *
from helpers import *
from helpers import _hidden


def area():
    return WIDTH * HEIGHT


HEIGHT = 5  # from here on our own
print(area(), WIDTH, title("stars"), _hidden())
print(scale(3), NAMES)
NAMES.append("three")
print(NAMES, count_names())
