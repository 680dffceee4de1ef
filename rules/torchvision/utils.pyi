"""torchvision.utils: pictures of a batch. Files are PNG; the pixels are PIL's, the bytes of the file are not."""
from typing import Any, Literal

from torch import Tensor


@overload
@c("vision_make_grid({tensor}[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def make_grid(tensor: Tensor, nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: None = None, scale_each: bool = False, pad_value: float = 0.0) -> Tensor: ...

@overload
@c("vision_make_grid(mx_stack_list(0, {tensor})[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def make_grid(tensor: list[Tensor], nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: None = None, scale_each: bool = False, pad_value: float = 0.0) -> Tensor: ...

@effect("io", "raises")
@c("vision_save_image({tensor}, {fp!s}[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def save_image(tensor: Tensor, fp: Literal["*.png"], format: None = None, nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: None = None, scale_each: bool = False, pad_value: float = 0.0) -> None: ...
