"""torchvision.transforms.functional: the steps as functions, on images and on tensors."""
from typing import Any, Literal

from numpy import ndarray
from torch import Tensor
from PIL.Image import Image


class InterpolationMode:
    NEAREST: int = c("IMAGE_NEAREST")
    LANCZOS: int = c("IMAGE_LANCZOS")
    BILINEAR: int = c("IMAGE_BILINEAR")
    BICUBIC: int = c("IMAGE_BICUBIC")
    BOX: int = c("IMAGE_BOX")
    HAMMING: int = c("IMAGE_HAMMING")


@overload
@c("image_tensor({pic})")
def to_tensor(pic: Image) -> Tensor["* * *", "float32"]: ...

@overload
@effect("raises")
@c("image_array_tensor({pic})")
def to_tensor(pic: ndarray) -> Tensor["* * *"]: ...

@c("image_bytes({pic})")
def pil_to_tensor(pic: Image) -> Tensor["* * *", "uint8"]: ...

@overload
@effect("raises")
@c("image_of_tensor({pic})")
def to_pil_image(pic: Tensor, mode: None = None) -> Image: ...

@overload
@effect("raises")
@c("image_of_array({pic})")
def to_pil_image(pic: ndarray, mode: None = None) -> Image: ...

@effect("raises")
@c("vision_tensor(vision_normalize({mean!list}, {std!list}), {tensor})")
def normalize(tensor: Tensor, mean: float | tuple[float, ...] | list[float], std: float | tuple[float, ...] | list[float], inplace: bool = False) -> Tensor["..."]: ...

@overload
@effect("raises")
@c("vision_image_of(vision_resize({size!dims}[, .interpolation = NN_INT({interpolation})]), {img})")
def resize(img: Image, size: list[int] | tuple[int, int], interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> Image: ...

@overload
@effect("raises")
@c("vision_image_of(vision_resize({size}, 0[, .interpolation = NN_INT({interpolation})]), {img})")
def resize(img: Image, size: int, interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> Image: ...

@overload
@effect("raises")
@c("vision_tensor(vision_resize({size!dims}[, .interpolation = NN_INT({interpolation})]), {img})")
def resize(img: Tensor, size: list[int] | tuple[int, int], interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> Tensor: ...

@overload
@effect("raises")
@c("vision_tensor(vision_resize({size}, 0[, .interpolation = NN_INT({interpolation})]), {img})")
def resize(img: Tensor, size: int, interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> Tensor: ...

@overload
@effect("raises")
@c("vision_image_of(vision_center_crop({output_size!dims}), {img})")
def center_crop(img: Image, output_size: list[int] | tuple[int, int]) -> Image: ...

@overload
@effect("raises")
@c("vision_image_of(vision_center_crop({output_size}, {output_size}), {img})")
def center_crop(img: Image, output_size: int) -> Image: ...

@overload
@effect("raises")
@c("vision_tensor(vision_center_crop({output_size!dims}), {img})")
def center_crop(img: Tensor, output_size: list[int] | tuple[int, int]) -> Tensor: ...

@overload
@effect("raises")
@c("vision_tensor(vision_center_crop({output_size}, {output_size}), {img})")
def center_crop(img: Tensor, output_size: int) -> Tensor: ...

@overload
def crop(img: Image, top: int, left: int, height: int, width: int) -> Image:
    return img.crop((left, top, left + width, top + height))

@overload
def crop(img: Tensor, top: int, left: int, height: int, width: int) -> Tensor:
    return img[..., top:top + height, left:left + width]

@overload
def hflip(img: Image) -> Image:
    return img.transpose(0)

@overload
def hflip(img: Tensor) -> Tensor:
    return img.flip(-1)

@overload
def vflip(img: Image) -> Image:
    return img.transpose(1)

@overload
def vflip(img: Tensor) -> Tensor:
    return img.flip(-2)

@overload
@effect("raises")
@c("vision_image_of(vision_pad(VISION_RANGE({padding!list})[, .fill = VISION_RANGE({fill!list})][, .padding_mode = {padding_mode}]), {img})")
def pad(img: Image, padding: int | tuple[int, ...] | list[int], fill: int | tuple[int, ...] = 0, padding_mode: str = "constant") -> Image: ...

@overload
@effect("raises")
@c("vision_tensor(vision_pad(VISION_RANGE({padding!list})[, .fill = VISION_RANGE({fill!list})][, .padding_mode = {padding_mode}]), {img})")
def pad(img: Tensor, padding: int | tuple[int, ...] | list[int], fill: int | tuple[int, ...] = 0, padding_mode: str = "constant") -> Tensor: ...

def rotate(img: Image, angle: float, interpolation: int = 0, expand: bool = False) -> Image:
    return img.rotate(angle, interpolation, expand)

@effect("raises")
@c("image_affine({img}, {angle!d}, {translate!dims}, {scale!d}, {shear!d}, 0, {interpolation}, {fill!d})")
def affine(img: Image, angle: float, translate: tuple[int, int] | list[int], scale: float, shear: float, interpolation: int = 0, fill: float = 0) -> Image: ...

@c("image_brightness({img}, {brightness_factor!d})")
def adjust_brightness(img: Image, brightness_factor: float) -> Image: ...

@c("image_contrast({img}, {contrast_factor!d})")
def adjust_contrast(img: Image, contrast_factor: float) -> Image: ...

@c("image_saturation({img}, {saturation_factor!d})")
def adjust_saturation(img: Image, saturation_factor: float) -> Image: ...

@effect("raises")
@c("image_hue({img}, {hue_factor!d})")
def adjust_hue(img: Image, hue_factor: float) -> Image: ...

@effect("raises")
@c("image_gamma({img}, {gamma!d}, {gain!d})")
def adjust_gamma(img: Image, gamma: float, gain: float = 1) -> Image: ...

@c("image_invert({img})")
def invert(img: Image) -> Image: ...

@effect("raises")
@c("vision_image_of(vision_grayscale({num_output_channels}), {img})")
def to_grayscale(img: Image, num_output_channels: int = 1) -> Image: ...

@effect("raises")
@c("vision_tensor(vision_grayscale({num_output_channels}), {img})")
def rgb_to_grayscale(img: Tensor, num_output_channels: int = 1) -> Tensor: ...

def get_image_size(img: Image) -> list[int]:
    return [img.width, img.height]
