"""torch.utils.data: data sets and loaders."""
from typing import Any, Callable, Iterable, Iterator, Literal

from torch import Generator, Tensor, stack

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


@c_type("dataset", pointer=True)
class Dataset[T]:
    @c("data_length({self})")
    def __len__(self) -> int: ...

    @types("dataset_item")
    @c("data_get({self}, {index})")
    def __getitem__(self, index: int) -> T: ...

    @c("data_concat(py_objects({self}, {other}))")
    def __add__(self, other: Dataset[T]) -> ConcatDataset[T]: ...


@c_type("dataset", pointer=True)
class TensorDataset(Dataset[tuple[Tensor, ...]]):
    @types("tensor_dataset")
    @c("data_tensors({*tensors})")
    def __init__(self, *tensors: Tensor) -> None: ...

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]


@c_type("dataset", pointer=True)
class Subset[T](Dataset[T]):
    @c("data_subset({dataset}, {indices})")
    def __init__(self, dataset: Dataset[T], indices: Iterable[int]) -> None: ...

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]


@overload
@effect("draws")
@types("random_split")
@c("data_random_split({dataset}, {lengths}, {generator})")
def random_split(dataset: Dataset[T], lengths: list[int], generator: Generator | None = None) -> list[Subset[T]]: ...
@overload
@effect("draws")
@types("random_split")
@c("data_random_split({dataset}, {lengths}, {generator})")
def random_split(dataset: Dataset[T], lengths: list[float], generator: Generator | None = None) -> list[Subset[T]]: ...


@c_type("data_loader", pointer=True)
class DataLoader[T, D]:
    """Batches come from a thread of the loader; workers and pinned memory make no difference."""

    dataset: D = c("{self}->dataset")
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

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]


@drop("what a sampler is asked for is in the class itself")
class Sampler[T]: ...


@drop("there are no worker processes")
def get_worker_info() -> None: ...


@overload
@c("data_collate_values({batch})")
def default_collate(batch: list[Boxed]) -> Boxed: ...


@overload
def default_collate(batch: list[Tensor]) -> Tensor:
    return stack(batch, 0)


@overload
@c("mx_tensor({batch})")
def default_collate(batch: list[bool]) -> Tensor["*", "bool"]: ...


@overload
@c("mx_tensor({batch})")
def default_collate(batch: list[int]) -> Tensor["*", "int64"]: ...


@overload
@c("mx_tensor_as({batch}, MX_FLOAT64)")
def default_collate(batch: list[float]) -> Tensor["*", "float64"]: ...


@overload
def default_collate(batch: list[str]) -> list[str]:
    return batch


@overload
def default_collate(batch: list[tuple[A]]):
    return (_column([s[0] for s in batch]),)


@overload
def default_collate(batch: list[tuple[A, B]]):
    return _column([s[0] for s in batch]), _column([s[1] for s in batch])


@overload
def default_collate(batch: list[tuple[A, B, C]]):
    return _column([s[0] for s in batch]), _column([s[1] for s in batch]), _column([s[2] for s in batch])


@overload
def default_collate(batch: list[tuple[A, B, C, D]]):
    return _column([s[0] for s in batch]), _column([s[1] for s in batch]), _column([s[2] for s in batch]), _column([s[3] for s in batch])


@overload
def default_collate(batch: list[list[A]]):
    return [_column([s[k] for s in batch]) for k in range(len(batch[0]))]


@overload
def default_collate(batch: list[dict[A, B]]):
    return {key: default_collate([s[key] for s in batch]) for key in batch[0]}


@overload
@c("data_collate_values({batch})")
def _column(batch: list[Boxed]) -> Boxed: ...


@overload
def _column(batch: list[str]):
    return tuple(batch)


@overload
def _column(batch: list[A]):
    return default_collate(batch)
