"""torchvision"""
from torchvision import datasets, models, transforms, utils

__version__: str = c('PY_STR("0.28.0")')
