"""Names of torchvision.models."""
from torchvision.models import BasicBlock, Bottleneck, resnet18, resnet34, resnet50, resnet101, resnet152
