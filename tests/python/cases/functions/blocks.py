class BasicBlock:
    expansion = 1

    def __init__(self, width, stride=1):
        self.width = width * self.expansion
        self.stride = stride

    def cost(self):
        return self.width * 2


class Bottleneck:
    expansion = 4

    def __init__(self, width, stride=1):
        self.width = width * self.expansion
        self.stride = stride

    def cost(self):
        return self.width * 3 + self.stride


class Net:
    def __init__(self, block, layers, width=8):
        self.width = width
        self.stages = [self.make_layer(block, width * 2 ** i, n) for i, n in enumerate(layers)]
        self.out = self.width * block.expansion

    def make_layer(self, block, width, count, stride=2):
        blocks = [block(width, stride)]
        for _ in range(1, count):
            blocks.append(block(width))
        self.width = width
        return blocks

    def cost(self):
        return sum(b.cost() for stage in self.stages for b in stage)


def net18():
    return Net(BasicBlock, [2, 2])


def net50(**kwargs):
    return Net(Bottleneck, [3, 4], **kwargs)


print(net18().cost(), net18().out)
print(net50().cost(), net50(width=4).out)
