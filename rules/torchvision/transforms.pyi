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


@todo("T2M2501", effort="hours", why="transforms that draw random numbers or resize images are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class Resize(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="transforms that draw random numbers or resize images are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class RandomHorizontalFlip(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="transforms that draw random numbers or resize images are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class RandomCrop(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="transforms that draw random numbers or resize images are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class RandomRotation(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2501", effort="hours", why="transforms that draw random numbers or resize images are not in the runtime yet")
@c_type("vision_transform", pointer=True)
class CenterCrop(Transform):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2502", effort="hours", why="a Python function as a transform is not converted yet")
@c_type("vision_transform", pointer=True)
class Lambda(Transform):
    def __init__(self, lambd: Callable) -> None: ...
