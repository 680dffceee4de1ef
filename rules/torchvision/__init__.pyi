"""torchvision"""
from torchvision import datasets, transforms, utils

__version__: str = c('PY_STR("0.28.0")')
