"""torch.utils.data: data sets and loaders."""
from typing import Any, Callable, Iterable, Iterator, Literal

from torch import Generator, Tensor


@c_type("dataset", pointer=True)
class Dataset[T]:
    @c("data_length({self})")
    def __len__(self) -> int: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> T: ...


@c_type("dataset", pointer=True)
class TensorDataset(Dataset[tuple[Tensor, ...]]):
    @types("tensor_dataset")
    @c("data_tensors({*tensors})")
    def __init__(self, *tensors: Tensor) -> None: ...


@c_type("dataset", pointer=True)
class Subset[T](Dataset[T]):
    @c("data_subset({dataset}, {indices})")
    def __init__(self, dataset: Dataset[T], indices: Iterable[int]) -> None: ...


@effect("draws")
@types("random_split")
@c("data_random_split({dataset}, {lengths}, {generator})")
def random_split(dataset: Dataset[T], lengths: list[int], generator: Generator | None = None) -> list[Subset[T]]: ...


@c_type("data_loader", pointer=True)
class DataLoader[T]:
    """Batches come from a thread of the loader; workers and pinned memory make no difference."""

    dataset: Dataset[T] = c("{self}->dataset")
    batch_size: int = c("{self}->batch_size")

    @c("data_loader_new({dataset}, .batch_size = {batch_size}[, .shuffle = {shuffle}][, .drop_last = {drop_last}][, .num_workers = {num_workers}][, .generator = {generator}])")
    def __init__(self, dataset: Dataset[T], batch_size: int = 1, shuffle: bool = False, sampler: None = None, batch_sampler: None = None, num_workers: int = 0, collate_fn: None = None, pin_memory: bool = False, drop_last: bool = False, timeout: float = 0, worker_init_fn: None = None, *, generator: Generator | None = None, persistent_workers: bool = False, prefetch_factor: int | None = None) -> None: ...

    @c("data_loader_length({self})")
    def __len__(self) -> int: ...

    @types("loader_iter")
    @effect("draws")
    @c("data_iterator({self})")
    def __iter__(self) -> Iterator[T]: ...


@c_type("dataset", pointer=True)
class ConcatDataset[T](Dataset[T]):
    @c("data_concat({datasets})")
    def __init__(self, datasets: list[Dataset[T]]) -> None: ...


@drop("what a sampler is asked for is in the class itself")
class Sampler[T]: ...


@todo("T2M2440", effort="hours", why="samplers are not converted yet; shuffle=True is")
class RandomSampler:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2440", effort="hours", why="samplers are not converted yet; without one, items come in order")
class SequentialSampler:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2440", effort="hours", why="samplers are not converted yet")
class WeightedRandomSampler:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2440", effort="hours", why="samplers are not converted yet")
class SubsetRandomSampler:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2441", effort="hours", why="data sets without a length are not converted yet; give the class __len__ and __getitem__")
class IterableDataset:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
