"""torch: views, permutations, joining and splitting."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @overload
    @shape("view")
    @c("mx_reshape({self}, {*shape})")
    def reshape(self, *shape: int) -> Tensor["..."]: ...

    @overload
    @shape("permute")
    @c("mx_permute({self}, {*dims})")
    def permute(self, *dims: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def transpose(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapaxes(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("transpose")
    @mlx("mx.swapaxes({self}, {dim0}, {dim1})")
    @c("mx_transpose({self}, {dim0}, {dim1})")
    def swapdims(self, dim0: int, dim1: int) -> Tensor["..."]: ...

    @shape("t")
    @c("mx_t({self})")
    def t(self) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_movedim({self}, {source}, {destination})")
    def movedim(self, source: int, destination: int) -> Tensor["..."]: ...

    @overload
    @shape("squeeze")
    @c("mx_squeeze({self})")
    def squeeze(self) -> Tensor["..."]: ...

    @overload
    @shape("squeeze")
    @c("mx_squeeze_dim({self}, {dim})")
    def squeeze(self, dim: int) -> Tensor["..."]: ...

    @shape("unsqueeze")
    @mlx("mx.expand_dims({self}, {dim})")
    @c("mx_unsqueeze({self}, {dim})")
    def unsqueeze(self, dim: int) -> Tensor["..."]: ...

    @shape("flatten")
    @mlx("mx.flatten({self}, {start_dim}, {end_dim})")
    @c("mx_flatten({self}, {start_dim}, {end_dim})")
    def flatten(self, start_dim: int = 0, end_dim: int = -1) -> Tensor["..."]: ...

    @c("mx_flatten({self}, 0, -1)")
    def ravel(self) -> Tensor["*"]: ...

    @shape("unknown")
    @c("mx_unflatten({self}, {dim}, {sizes!dims})")
    def unflatten(self, dim: int, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @c("mx_clone({self})")
    def clone(self) -> Tensor["..."]: ...

    @overload
    @c("mx_flip({self}, {dims!dims})")
    def flip(self, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @c("mx_flip({self}, {*dims})")
    def flip(self, *dims: int) -> Tensor["..."]: ...

    @overload
    @c("mx_roll({self}, {shifts}, {dims})")
    def roll(self, shifts: int, dims: int) -> Tensor["..."]: ...

    @overload
    @c("mx_roll_flat({self}, {shifts})")
    def roll(self, shifts: int) -> Tensor["..."]: ...

    @overload
    @c("mx_roll_dims({self}, MX_DIMS({shifts!dims}), MX_DIMS({dims!dims}))")
    def roll(self, shifts: tuple[int, ...] | list[int], dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_repeat_interleave({self}, {repeats}, {dim})")
    def repeat_interleave(self, repeats: int, dim: int) -> Tensor["..."]: ...

    @overload
    @shape("split")
    @c("mx_split({self}, {split_size}, {dim})")
    def split(self, split_size: int, dim: int = 0) -> list[Tensor]: ...

    @overload
    @shape("split")
    @c("mx_split_list({self}, {split_size}, {dim})")
    def split(self, split_size: list[int], dim: int = 0) -> list[Tensor]: ...

    @shape("split")
    @c("mx_chunk({self}, {chunks}, {dim})")
    def chunk(self, chunks: int, dim: int = 0) -> list[Tensor]: ...

    @shape("split")
    @c("mx_unbind({self}, {dim})")
    def unbind(self, dim: int = 0) -> list[Tensor]: ...

    @overload
    @shape("view")
    @mlx("mx.reshape({self}, ({*shape}))")
    @c("mx_reshape({self}, {*shape})")
    def view(self, *shape: int) -> Tensor["..."]: ...

    @overload
    @shape("view")
    @c("mx_reshape({self}, {shape!dims})")
    def view(self, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("view")
    @c("mx_reshape({self}, {shape!dims})")
    def reshape(self, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("permute")
    @c("mx_permute({self}, {dims!dims})")
    def permute(self, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_reshape_dims({self}, mx_shape({other}))")
    def view_as(self, other: Tensor) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_reshape_dims({self}, mx_shape({other}))")
    def reshape_as(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {*sizes})")
    def expand(self, *sizes: int) -> Tensor["..."]: ...

    @overload
    @shape("expand")
    @c("mx_expand({self}, {sizes!dims})")
    def expand(self, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @shape("like_other")
    @c("mx_expand_dims({self}, mx_shape({other}))")
    def expand_as(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @shape("unknown")
    @c("mx_repeat({self}, {*repeats})")
    def repeat(self, *repeats: int) -> Tensor["..."]: ...

    @overload
    @shape("unknown")
    @c("mx_repeat({self}, {repeats!dims})")
    def repeat(self, repeats: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @types("size")
    @c("mx_shape({self})")
    def size(self) -> tuple[int, ...]: ...

    @overload
    @types("dim")
    @c("mx_dim({self}, {dim})")
    def size(self, dim: int) -> int: ...

    @property
    @types("size")
    @c("mx_shape({self})")
    def shape(self) -> tuple[int, ...]: ...

    @property
    @shape("t")
    @c("mx_t({self})")
    def T(self) -> Tensor["..."]: ...

    @property
    @shape("mt")
    @c("mx_transpose({self}, -2, -1)")
    def mT(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_copied({self}, {src})")
    def copy_(self, src: Tensor) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_unfold({self}, {dimension}, {size}, {step})")
    def unfold(self, dimension: int, size: int, step: int) -> Tensor: ...


@shape("view")
@c("mx_reshape({input}, {shape!dims})")
def reshape(input: Tensor, shape: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@shape("permute")
@c("mx_permute({input}, {dims!dims})")
def permute(input: Tensor, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def transpose(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def swapaxes(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("transpose")
@mlx("mx.swapaxes({input}, {dim0}, {dim1})")
@c("mx_transpose({input}, {dim0}, {dim1})")
def swapdims(input: Tensor, dim0: int, dim1: int) -> Tensor["..."]: ...


@shape("t")
@c("mx_t({input})")
def t(input: Tensor) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_movedim({input}, {source}, {destination})")
def movedim(input: Tensor, source: int, destination: int) -> Tensor["..."]: ...


@overload
@shape("squeeze")
@c("mx_squeeze({input})")
def squeeze(input: Tensor) -> Tensor["..."]: ...


@overload
@shape("squeeze")
@c("mx_squeeze_dim({input}, {dim})")
def squeeze(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("unsqueeze")
@mlx("mx.expand_dims({input}, {dim})")
@c("mx_unsqueeze({input}, {dim})")
def unsqueeze(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("flatten")
@mlx("mx.flatten({input}, {start_dim}, {end_dim})")
@c("mx_flatten({input}, {start_dim}, {end_dim})")
def flatten(input: Tensor, start_dim: int = 0, end_dim: int = -1) -> Tensor["..."]: ...


@c("mx_flatten({input}, 0, -1)")
def ravel(input: Tensor) -> Tensor["*"]: ...


@shape("unknown")
@c("mx_unflatten({input}, {dim}, {sizes!dims})")
def unflatten(input: Tensor, dim: int, sizes: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@c("mx_clone({input})")
def clone(input: Tensor) -> Tensor["..."]: ...


@overload
@c("mx_flip({input}, {dims!dims})")
def flip(input: Tensor, dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@overload
@c("mx_roll({input}, {shifts}, {dims})")
def roll(input: Tensor, shifts: int, dims: int) -> Tensor["..."]: ...


@overload
@c("mx_roll_flat({input}, {shifts})")
def roll(input: Tensor, shifts: int) -> Tensor["..."]: ...


@overload
@c("mx_roll_dims({input}, MX_DIMS({shifts!dims}), MX_DIMS({dims!dims}))")
def roll(input: Tensor, shifts: tuple[int, ...] | list[int], dims: tuple[int, ...] | list[int]) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_repeat_interleave({input}, {repeats}, {dim})")
def repeat_interleave(input: Tensor, repeats: int, dim: int) -> Tensor["..."]: ...


@overload
@shape("split")
@c("mx_split({input}, {split_size}, {dim})")
def split(input: Tensor, split_size: int, dim: int = 0) -> list[Tensor]: ...


@overload
@shape("split")
@c("mx_split_list({input}, {split_size}, {dim})")
def split(input: Tensor, split_size: list[int], dim: int = 0) -> list[Tensor]: ...


@shape("split")
@c("mx_chunk({input}, {chunks}, {dim})")
def chunk(input: Tensor, chunks: int, dim: int = 0) -> list[Tensor]: ...


@shape("split")
@c("mx_unbind({input}, {dim})")
def unbind(input: Tensor, dim: int = 0) -> list[Tensor]: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def cat(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def concat(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("cat")
@mlx("mx.concatenate({tensors}, axis={dim})")
@c("mx_cat({dim}, {*tensors})")
def concatenate(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...


@shape("stack")
@mlx("mx.stack({tensors}, axis={dim})")
@c("mx_stack({dim}, {*tensors})")
def stack(tensors: list[Tensor] | tuple[Tensor, ...], dim: int = 0) -> Tensor["..."]: ...
