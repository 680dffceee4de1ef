"""torchvision.datasets: images in the layout that torchvision itself uses under `root`."""
from typing import Any, Callable

from torch import Tensor
from torch.utils.data import Dataset
from torchvision.transforms import Transform


@c_type("dataset", pointer=True)
class VisionDataset(Dataset[tuple[Tensor, int]]):
    targets: Tensor["*", "int64"] = c("vision_targets({self})")
    data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    train_data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    test_data: Tensor["* * *", "uint8"] = c("vision_data({self})")
    train_labels: Tensor["*", "int64"] = c("vision_targets({self})")
    test_labels: Tensor["*", "int64"] = c("vision_targets({self})")
    classes: list[str] = c("vision_classes({self})")


@c_type("dataset", pointer=True)
class MNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_mnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class FashionMNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_fashion_mnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class KMNIST(VisionDataset):
    @effect("io", "raises")
    @c("vision_kmnist({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["1 28 28", "float32"], int]: ...


@c_type("dataset", pointer=True)
class CIFAR10(VisionDataset):
    @effect("io", "raises")
    @c("vision_cifar10({root!s}[, .train = {train!switch}][, .transform = {transform}][, .download = {download}])")
    def __init__(self, root: str, train: bool = True, transform: Transform | None = None, target_transform: None = None, download: bool = False) -> None: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> tuple[Tensor["3 32 32", "float32"], int]: ...


@todo("T2M2503", effort="hours", why="folders of image files are not read yet")
@c_type("dataset", pointer=True)
class ImageFolder(VisionDataset):
    def __init__(self, root: str, transform: Transform | None = None) -> None: ...
