"""torchvision.models.vgg: see vgg.py."""
