"""torch: gathering, scattering, masks."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @shape("like_index")
    @c("mx_gather({self}, {dim}, {index})")
    def gather(self, dim: int, index: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {src})")
    def scatter(self, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_scatter_add({self}, {dim}, {index}, {src})")
    def scatter_add(self, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_index_select({self}, {dim}, {index})")
    def index_select(self, dim: int, index: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_index_add({self}, {dim}, {index}, {source})")
    def index_add(self, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...

    @c("mx_masked_select({self}, {mask})")
    def masked_select(self, mask: Tensor) -> Tensor["*"]: ...

    @overload
    @c("mx_nonzero_columns({self})")
    def nonzero(self, *, as_tuple: Literal[True]) -> tuple[Tensor["*", "int64"], ...]: ...

    @overload
    @c("mx_nonzero({self})")
    def nonzero(self, *, as_tuple: Literal[False] = False) -> Tensor["* *", "int64"]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {src})")
    def scatter_(self, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter({self}, {dim}, {index}, {value!d})")
    def scatter_(self, dim: int, index: Tensor, *, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter_add({self}, {dim}, {index}, {src})")
    def scatter_add_(self, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...


@shape("like_index")
@c("mx_gather({input}, {dim}, {index})")
def gather(input: Tensor, dim: int, index: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_scatter({input}, {dim}, {index}, {src})")
def scatter(input: Tensor, dim: int, index: Tensor, src: Tensor | float) -> Tensor["..."]: ...


@shape("same")
@c("mx_scatter_add({input}, {dim}, {index}, {src})")
def scatter_add(input: Tensor, dim: int, index: Tensor, src: Tensor) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_index_select({input}, {dim}, {index})")
def index_select(input: Tensor, dim: int, index: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_index_add({input}, {dim}, {index}, {source})")
def index_add(input: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...


@c("mx_masked_select({input}, {mask})")
def masked_select(input: Tensor, mask: Tensor) -> Tensor["*"]: ...


@overload
@c("mx_nonzero_columns({input})")
def nonzero(input: Tensor, *, as_tuple: Literal[True]) -> tuple[Tensor["*", "int64"], ...]: ...


@overload
@c("mx_nonzero({input})")
def nonzero(input: Tensor, *, as_tuple: Literal[False] = False) -> Tensor["* *", "int64"]: ...
