from ..config import INDENT


def show(net):
    return "|".join(INDENT + str(layer) for layer in net.layers)
