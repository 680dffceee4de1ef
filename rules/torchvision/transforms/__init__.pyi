"""torchvision.transforms: steps on images, on their way to tensors."""
from typing import Any, Callable, Literal

from numpy import ndarray
from torch import Tensor, dtype
from PIL.Image import Image
from torchvision.transforms.functional import InterpolationMode


@c_type("vision_transform", pointer=True)
class Transform:
    """What can stand in Compose. An image stays an image, a tensor a tensor."""
    @overload
    @effect("draws", "raises")
    @c("vision_image_of({self}, {img})")
    def __call__(self, img: Image) -> Image: ...

    @overload
    @effect("draws", "raises")
    @c("vision_tensor({self}, {img})")
    def __call__(self, img: Tensor) -> Tensor: ...


@c_type("vision_transform", pointer=True)
class _ToTensor(Transform):
    @overload
    @effect("draws", "raises")
    @c("vision_tensor_of({self}, {img})")
    def __call__(self, img: Image) -> Tensor["* * *", "float32"]: ...

    @overload
    @effect("draws", "raises")
    @c("vision_tensor({self}, {img})")
    def __call__(self, img: Tensor) -> Tensor["* * *", "float32"]: ...


@c_type("vision_transform", pointer=True)
class Compose(_ToTensor):
    @c("vision_compose_list({transforms})")
    def __init__(self, transforms: list[Transform]) -> None: ...


@c_type("vision_transform", pointer=True)
class ToTensor(_ToTensor):
    @c("vision_to_tensor()")
    def __init__(self) -> None: ...

    @overload
    @effect("raises")
    @c("vision_tensor_of({self}, {img})")
    def __call__(self, img: Image) -> Tensor["* * *", "float32"]: ...

    @overload
    @effect("raises")
    @c("image_array_tensor({img})")
    def __call__(self, img: ndarray) -> Tensor["* * *"]: ...


@c_type("vision_transform", pointer=True)
class PILToTensor(_ToTensor):
    @c("vision_pil_to_tensor()")
    def __init__(self) -> None: ...

    @effect("raises")
    @c("vision_tensor_of({self}, {img})")
    def __call__(self, img: Image) -> Tensor["* * *", "uint8"]: ...


@c_type("vision_transform", pointer=True)
class ToPILImage(Transform):
    @c("vision_to_pil_image()")
    def __init__(self, mode: None = None) -> None: ...

    @overload
    @effect("raises")
    @c("image_of_tensor({pic})")
    def __call__(self, pic: Tensor) -> Image: ...

    @overload
    @effect("raises")
    @c("image_of_array({pic})")
    def __call__(self, pic: ndarray) -> Image: ...


@c_type("vision_transform", pointer=True)
class Normalize(Transform):
    @c("vision_normalize({mean!list}, {std!list})")
    def __init__(self, mean: float | tuple[float, ...] | list[float] | ndarray, std: float | tuple[float, ...] | list[float] | ndarray, inplace: bool = False) -> None: ...


@c_type("vision_transform", pointer=True)
class Resize(Transform):
    @overload
    @c("vision_resize({size}, 0[, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: int, interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> None: ...

    @overload
    @c("vision_resize({size!dims}[, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: tuple[int, int] | list[int], interpolation: int = 2, max_size: None = None, antialias: Literal[True] = True) -> None: ...


@c_type("vision_transform", pointer=True)
class Scale(Transform):
    """Resize, as it was once called."""
    @overload
    @c("vision_resize({size}, 0[, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: int, interpolation: int = 2) -> None: ...

    @overload
    @c("vision_resize({size!dims}[, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: tuple[int, int] | list[int], interpolation: int = 2) -> None: ...


@c_type("vision_transform", pointer=True)
class CenterCrop(Transform):
    @overload
    @c("vision_center_crop({size}, {size})")
    def __init__(self, size: int) -> None: ...

    @overload
    @c("vision_center_crop({size!dims})")
    def __init__(self, size: tuple[int, int] | list[int]) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomCrop(Transform):
    @overload
    @c("vision_random_crop({size}, {size}, {padding})")
    def __init__(self, size: int, padding: int = 0) -> None: ...

    @overload
    @c("vision_random_crop({size!dims}, {padding})")
    def __init__(self, size: tuple[int, int] | list[int], padding: int = 0) -> None: ...

    @overload
    @c("vision_random_crop_padded({size}, {size}, VISION_RANGE({padding!list})[, .pad_if_needed = {pad_if_needed}][, .fill = VISION_RANGE({fill!list})][, .padding_mode = {padding_mode}])")
    def __init__(self, size: int, padding: int | tuple[int, ...] | list[int] = 0, pad_if_needed: bool = False, fill: int | tuple[int, ...] = 0, padding_mode: str = "constant") -> None: ...

    @overload
    @c("vision_random_crop_padded({size!dims}, VISION_RANGE({padding!list})[, .pad_if_needed = {pad_if_needed}][, .fill = VISION_RANGE({fill!list})][, .padding_mode = {padding_mode}])")
    def __init__(self, size: tuple[int, int] | list[int], padding: int | tuple[int, ...] | list[int] = 0, pad_if_needed: bool = False, fill: int | tuple[int, ...] = 0, padding_mode: str = "constant") -> None: ...


@c_type("vision_transform", pointer=True)
class Pad(Transform):
    @c("vision_pad(VISION_RANGE({padding!list})[, .fill = VISION_RANGE({fill!list})][, .padding_mode = {padding_mode}])")
    def __init__(self, padding: int | tuple[int, ...] | list[int], fill: int | tuple[int, ...] = 0, padding_mode: str = "constant") -> None: ...


@c_type("vision_transform", pointer=True)
class RandomHorizontalFlip(Transform):
    @c("vision_random_horizontal_flip({p!d})")
    def __init__(self, p: float = 0.5) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomVerticalFlip(Transform):
    @c("vision_random_vertical_flip({p!d})")
    def __init__(self, p: float = 0.5) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomResizedCrop(Transform):
    @overload
    @c("vision_random_resized_crop({size}, {size}[, .scale = VISION_RANGE({scale!list})][, .ratio = VISION_RANGE({ratio!list})][, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: int, scale: tuple[float, float] | list[float] = (0.08, 1.0), ratio: tuple[float, float] | list[float] = (0.75, 1.3333333333333333), interpolation: int = 2, antialias: Literal[True] = True) -> None: ...

    @overload
    @c("vision_random_resized_crop({size!dims}[, .scale = VISION_RANGE({scale!list})][, .ratio = VISION_RANGE({ratio!list})][, .interpolation = NN_INT({interpolation})])")
    def __init__(self, size: tuple[int, int] | list[int], scale: tuple[float, float] | list[float] = (0.08, 1.0), ratio: tuple[float, float] | list[float] = (0.75, 1.3333333333333333), interpolation: int = 2, antialias: Literal[True] = True) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomSizedCrop(RandomResizedCrop):
    """RandomResizedCrop, as it was once called."""


@c_type("vision_transform", pointer=True)
class RandomRotation(Transform):
    @c("vision_random_rotation(VISION_RANGE({degrees!list})[, .interpolation = NN_INT({interpolation})][, .expand = {expand}][, .fill = VISION_RANGE({fill!list})])")
    def __init__(self, degrees: float | tuple[float, float] | list[float], interpolation: int = 0, expand: bool = False, center: None = None, fill: float | tuple[float, ...] | list[float] = 0) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomAffine(Transform):
    @c("vision_random_affine(VISION_RANGE({degrees!list})[, .translate = VISION_RANGE({translate!list})][, .scale = VISION_RANGE({scale!list})][, .shear = VISION_RANGE({shear!list})][, .interpolation = NN_INT({interpolation})][, .fill = VISION_RANGE({fill!list})])")
    def __init__(self, degrees: float | tuple[float, float] | list[float], translate: tuple[float, float] | list[float] | None = None, scale: tuple[float, float] | list[float] | None = None, shear: float | tuple[float, ...] | list[float] | None = None, interpolation: int = 0, fill: float | tuple[float, ...] = 0) -> None: ...


@c_type("vision_transform", pointer=True)
class ColorJitter(Transform):
    @c("vision_color_jitter([.brightness = VISION_RANGE({brightness!list})][, .contrast = VISION_RANGE({contrast!list})][, .saturation = VISION_RANGE({saturation!list})][, .hue = VISION_RANGE({hue!list})])")
    def __init__(self, brightness: float | tuple[float, float] | list[float] = 0, contrast: float | tuple[float, float] | list[float] = 0, saturation: float | tuple[float, float] | list[float] = 0, hue: float | tuple[float, float] | list[float] = 0) -> None: ...


@c_type("vision_transform", pointer=True)
class Grayscale(Transform):
    @c("vision_grayscale({num_output_channels})")
    def __init__(self, num_output_channels: int = 1) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomGrayscale(Transform):
    @c("vision_random_grayscale({p!d})")
    def __init__(self, p: float = 0.1) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomInvert(Transform):
    @c("vision_random_invert({p!d})")
    def __init__(self, p: float = 0.5) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomErasing(Transform):
    @overload
    @c("vision_random_erasing([.p = NN_REAL({p!d})][, .scale = VISION_RANGE({scale!list})][, .ratio = VISION_RANGE({ratio!list})][, .fill = VISION_RANGE({value!list})])")
    def __init__(self, p: float = 0.5, scale: tuple[float, float] = (0.02, 0.33), ratio: tuple[float, float] = (0.3, 3.3), value: float | tuple[float, ...] = 0, inplace: bool = False) -> None: ...

    @overload
    @c("vision_random_erasing([.p = NN_REAL({p!d})][, .scale = VISION_RANGE({scale!list})][, .ratio = VISION_RANGE({ratio!list})], .random_value = true)")
    def __init__(self, p: float = 0.5, scale: tuple[float, float] = (0.02, 0.33), ratio: tuple[float, float] = (0.3, 3.3), value: Literal["random"] = "random", inplace: bool = False) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomApply(Transform):
    @c("vision_random_apply({transforms}, {p!d})")
    def __init__(self, transforms: list[Transform], p: float = 0.5) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomChoice(Transform):
    @c("vision_random_choice({transforms})")
    def __init__(self, transforms: list[Transform]) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomOrder(Transform):
    @c("vision_random_order({transforms})")
    def __init__(self, transforms: list[Transform]) -> None: ...


@todo("T2M2501", effort="hours", why="this transform of images is not in the runtime yet")
@c_type("vision_transform", pointer=True)
class RandomPerspective(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="this transform of images is not in the runtime yet")
@c_type("vision_transform", pointer=True)
class GaussianBlur(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


class Lambda:
    """transforms.Lambda(f) is read as f."""
    def __init__(self, lambd: Callable) -> None: ...


@c_type("vision_transform", pointer=True)
class ConvertImageDtype(Transform):
    @c("vision_to_dtype({dtype!dtype}, true)")
    def __init__(self, dtype: dtype) -> None: ...
