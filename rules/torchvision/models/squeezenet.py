"""Names of torchvision.models."""
from torchvision.models import SqueezeNet, squeezenet1_0, squeezenet1_1
