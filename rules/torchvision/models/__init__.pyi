"""torchvision.models: see __init__.py."""
