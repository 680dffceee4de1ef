"""torchvision.models.alexnet: see alexnet.py."""
