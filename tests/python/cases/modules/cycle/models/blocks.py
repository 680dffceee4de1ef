from utils import clamp

WIDTH = clamp(32)


class Block:
    def __init__(self, index):
        self.width = float(WIDTH * (index + 1))


def kind():
    import models

    return "built " + str(len(models.__name__))
