"""torchvision.transforms.transforms: names of torchvision.transforms."""
from torchvision.transforms import (
    CenterCrop, ColorJitter, Compose, ConvertImageDtype, GaussianBlur, Grayscale, Lambda, Normalize, PILToTensor, Pad,
    RandomAffine, RandomApply, RandomChoice, RandomCrop, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert,
    RandomOrder, RandomPerspective, RandomResizedCrop, RandomRotation, RandomSizedCrop, RandomVerticalFlip, Resize, Scale,
    ToPILImage, ToTensor, InterpolationMode)
