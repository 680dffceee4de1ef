"""torchvision.utils: pictures of a batch. Pixels are PIL's, the bytes of a PNG file are not."""
from pathlib import Path
from typing import Any

from torch import Tensor


@overload
@c("vision_make_grid({tensor}[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .range = VISION_RANGE({value_range!list})][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def make_grid(tensor: Tensor, nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: tuple[float, float] | None = None, scale_each: bool = False, pad_value: float = 0.0) -> Tensor: ...

@overload
@c("vision_make_grid(mx_stack_list(0, {tensor})[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .range = VISION_RANGE({value_range!list})][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def make_grid(tensor: list[Tensor], nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: tuple[float, float] | None = None, scale_each: bool = False, pad_value: float = 0.0) -> Tensor: ...

@overload
@effect("io", "raises")
@c("vision_save_image({tensor}, {fp!s}[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .range = VISION_RANGE({value_range!list})][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def save_image(tensor: Tensor, fp: str | Path, format: None = None, nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: tuple[float, float] | None = None, scale_each: bool = False, pad_value: float = 0.0) -> None: ...

@overload
@effect("io", "raises")
@c("vision_save_image(mx_stack_list(0, {tensor}), {fp!s}[, .nrow = NN_INT({nrow})][, .padding = NN_INT({padding})][, .normalize = {normalize}][, .range = VISION_RANGE({value_range!list})][, .scale_each = {scale_each}][, .pad_value = {pad_value!d}])")
def save_image(tensor: list[Tensor], fp: str | Path, format: None = None, nrow: int = 8, padding: int = 2, normalize: bool = False, value_range: tuple[float, float] | None = None, scale_each: bool = False, pad_value: float = 0.0) -> None: ...
