"""torchvision.transforms: from a stored image to a tensor."""
from typing import Any, Callable

from torch import Tensor


@c_type("vision_transform", pointer=True)
class Transform:
    """What can stand in Compose."""


@c_type("vision_transform", pointer=True)
class Compose(Transform):
    @c("vision_compose_list({transforms})")
    def __init__(self, transforms: list[Transform]) -> None: ...


@c_type("vision_transform", pointer=True)
class ToTensor(Transform):
    @c("vision_to_tensor()")
    def __init__(self) -> None: ...


@c_type("vision_transform", pointer=True)
class Normalize(Transform):
    @c("vision_normalize({mean!list}, {std!list})")
    def __init__(self, mean: tuple[float, ...] | list[float], std: tuple[float, ...] | list[float], inplace: bool = False) -> None: ...


@todo("T2M2501", effort="hours", why="rotating images is not in the runtime yet")
@c_type("vision_transform", pointer=True)
class RandomRotation(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2502", effort="hours", why="a Python function as a transform is not converted yet")
@c_type("vision_transform", pointer=True)
class Lambda(Transform):
    def __init__(self, lambd: Callable) -> None: ...


@c_type("vision_transform", pointer=True)
class Resize(Transform):
    @overload
    @c("vision_resize({size}, 0)")
    def __init__(self, size: int) -> None: ...

    @overload
    @c("vision_resize({size!dims})")
    def __init__(self, size: tuple[int, int]) -> None: ...


@c_type("vision_transform", pointer=True)
class CenterCrop(Transform):
    @overload
    @c("vision_center_crop({size}, {size})")
    def __init__(self, size: int) -> None: ...

    @overload
    @c("vision_center_crop({size!dims})")
    def __init__(self, size: tuple[int, int]) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomCrop(Transform):
    @overload
    @c("vision_random_crop({size}, {size}, {padding})")
    def __init__(self, size: int, padding: int = 0) -> None: ...

    @overload
    @c("vision_random_crop({size!dims}, {padding})")
    def __init__(self, size: tuple[int, int], padding: int = 0) -> None: ...


@c_type("vision_transform", pointer=True)
class RandomHorizontalFlip(Transform):
    @c("vision_random_horizontal_flip({p!d})")
    def __init__(self, p: float = 0.5) -> None: ...


@todo("T2M2501", effort="hours", why="random crops of random sizes are not in the runtime yet; RandomCrop is")
@c_type("vision_transform", pointer=True)
class RandomResizedCrop(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="changing colours at random is not in the runtime yet")
@c_type("vision_transform", pointer=True)
class ColorJitter(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="grey images of colour ones are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class Grayscale(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
