from . import blocks
from .blocks import Block as Basic, WIDTH
from utils import average


class Net:
    def __init__(self, depth):
        self.blocks = [Basic(i) for i in range(depth)]
        self.mean = average([b.width for b in self.blocks])

    def describe(self):
        return "Net(%d blocks, width %.1f of %d, %s)" % (len(self.blocks), self.mean, WIDTH, blocks.kind())
