"""torchvision.transforms.v2: the transforms under their newer place."""
from torch import Tensor, dtype
from PIL.Image import Image
from torchvision.transforms import Transform, _ToTensor
from torchvision.transforms import (
    CenterCrop, ColorJitter, Compose, ConvertImageDtype, GaussianBlur, Grayscale, Lambda, Normalize, PILToTensor, Pad,
    RandomAffine, RandomApply, RandomChoice, RandomCrop, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert,
    RandomOrder, RandomPerspective, RandomResizedCrop, RandomRotation, RandomSizedCrop, RandomVerticalFlip, Resize, Scale,
    ToPILImage, ToTensor, InterpolationMode)


@c_type("vision_transform", pointer=True)
class ToImage(_ToTensor):
    @c("vision_pil_to_tensor()")
    def __init__(self) -> None: ...


@c_type("vision_transform", pointer=True)
class ToDtype(Transform):
    @c("vision_to_dtype({dtype!dtype}, {scale})")
    def __init__(self, dtype: dtype, scale: bool = False) -> None: ...
