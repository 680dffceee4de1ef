"""torchvision.datasets: images in the layout that torchvision itself uses under `root`. What is given no transform that ends in a tensor
of the runtime is in __init__.py."""
from typing import Any, Callable

from numpy import ndarray
from pathlib import Path
from PIL.Image import Image
from torch import Tensor
from torch.utils.data import Dataset
from torchvision.transforms import Transform


@c_type("dataset", pointer=True)
class VisionDataset(Dataset[tuple[Tensor, int]]):
    train: bool = c("vision_train({self})")
    targets: Tensor["*", "int64"] = c("vision_targets({self})")
    data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    train_data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    train_labels: Tensor["*", "int64"] = c("vision_targets({self})")
    test_data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    test_labels: Tensor["*", "int64"] = c("vision_targets({self})")
    classes: list[str] = c("vision_classes({self})")

    @property
    def class_to_idx(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.classes)}

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    @effect("raises")
    @c("vision_image_at({self}, {index})")
    def _image(self, index: int) -> Image: ...

    @effect("raises")
    @c("vision_target_at({self}, {index})")
    def _target(self, index: int) -> int: ...


@effect("io", "raises")
@c("vision_stored({name}, {root!s}, {train}, {download})")
def _stored(name: str, root: str, train: bool, download: bool) -> VisionDataset: ...

@effect("raises")
@c("vision_array({set})")
def _array(set: VisionDataset) -> ndarray: ...


@c_type("dataset", pointer=True)
class MNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_mnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str | Path, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class FashionMNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_fashion_mnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str | Path, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class KMNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_kmnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str | Path, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class CIFAR10(VisionDataset):
    data: ndarray = c("vision_array({self})")

    @property
    def targets(self) -> list[int]:
        return [self._target(i) for i in range(len(self))]

    @effect("io", "raises")
    @c("vision_cifar10({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str | Path, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["3 32 32", "float32"], int]: ...


@c_type("dataset", pointer=True)
class CIFAR100(VisionDataset):
    data: ndarray = c("vision_array({self})")

    @property
    def targets(self) -> list[int]:
        return [self._target(i) for i in range(len(self))]

    @effect("io", "raises")
    @c("vision_cifar100({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str | Path, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["3 32 32", "float32"], int]: ...


@c_type("dataset", pointer=True)
class ImageFolder(VisionDataset):
    def __init__(self, root: str | Path, transform: Any = None, target_transform: Any = None, loader: Any = None, is_valid_file: Any = None) -> None: ...


@c_type("dataset", pointer=True)
class FakeData(VisionDataset):
    def __init__(self, size: int = 1000, image_size: tuple[int, int, int] = (3, 224, 224), num_classes: int = 10, transform: Any = None, target_transform: Any = None, random_offset: int = 0) -> None: ...


@todo("T2M2503", effort="hours", why="this data set is not read yet")
@c_type("dataset", pointer=True)
class VOCDetection(VisionDataset):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2503", effort="hours", why="this data set is not read yet")
@c_type("dataset", pointer=True)
class VOCSegmentation(VisionDataset):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2503", effort="hours", why="this data set is not read yet")
@c_type("dataset", pointer=True)
class CocoDetection(VisionDataset):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2503", effort="hours", why="this data set is not read yet: its files are MATLAB's")
@c_type("dataset", pointer=True)
class SVHN(VisionDataset):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2503", effort="hours", why="this data set is not read yet")
@c_type("dataset", pointer=True)
class CelebA(VisionDataset):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
