WIDTH = 4
HEIGHT = 3
NAMES = ["one", "two"]


def count_names():
    return len(NAMES)
