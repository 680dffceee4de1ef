"""torchvision.models.squeezenet: see squeezenet.py."""
