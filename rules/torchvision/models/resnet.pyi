"""torchvision.models.resnet: see resnet.py."""
