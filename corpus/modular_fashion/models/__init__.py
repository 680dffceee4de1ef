from .conv import ConvNet
from .mlp import MLP

MODELS = {"mlp": MLP, "conv": ConvNet}


def build_model(name, **options):
    return MODELS[name](**options)
