"""Names of torchvision.models."""
from torchvision.models import AlexNet, alexnet
