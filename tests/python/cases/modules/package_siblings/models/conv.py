from . import blocks
class Conv:
    def __init__(self, a):
        self.b = blocks.block(a)
