from .net import Net
from models import net as _net


def build(n):
    return _net.Net(n)
