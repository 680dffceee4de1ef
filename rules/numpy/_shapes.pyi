"""numpy's shapes: views, joining, splitting"""
from typing import Any, Callable, Iterable, Literal, Optional

from numpy import dtype, ndarray

@overload
@effect("raises")
@c("np_reshape_dims(np_of({a!np}), {shape!shape})")
def reshape(a: ndarray, shape: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("raises")
@c("np_reshape_dims(np_of({a!np}), {newshape!shape})")
def reshape(a: ndarray, newshape: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@c("np_transpose(np_of({a!np}))")
def transpose(a: ndarray, axes: None = None) -> ndarray: ...
@overload
@effect("raises")
@c("np_transpose_axes(np_of({a!np}), {axes!shape})")
def transpose(a: ndarray, axes: tuple[int, ...] | list[int]) -> ndarray: ...
@effect("raises")
@c("np_swapaxes(np_of({a!np}), {axis1}, {axis2})")
def swapaxes(a: ndarray, axis1: int, axis2: int) -> ndarray: ...
@effect("raises")
@c("np_moveaxis(np_of({a!np}), {source}, {destination})")
def moveaxis(a: ndarray, source: int, destination: int) -> ndarray: ...
@c("np_ravel(np_of({a!np}))")
def ravel(a: ndarray) -> ndarray: ...
@overload
@c("np_squeeze(np_of({a!np}))")
def squeeze(a: ndarray) -> ndarray: ...
@overload
@effect("raises")
@c("np_squeeze_axis(np_of({a!np}), {axis})")
def squeeze(a: ndarray, axis: int) -> ndarray: ...
@effect("raises")
@c("np_expand_dims(np_of({a!np}), {axis})")
def expand_dims(a: ndarray, axis: int) -> ndarray: ...
@effect("raises")
@c("np_broadcast_to(np_of({array!np}), {shape!shape})")
def broadcast_to(array: ndarray, shape: int | tuple[int, ...] | list[int]) -> ndarray: ...
@c("np_atleast(np_of({a!np}), 1)")
def atleast_1d(a: ndarray) -> ndarray: ...
@c("np_atleast(np_of({a!np}), 2)")
def atleast_2d(a: ndarray) -> ndarray: ...
@c("np_atleast(np_of({a!np}), 3)")
def atleast_3d(a: ndarray) -> ndarray: ...
@overload
@c("np_flip(np_of({m!np}))")
def flip(m: ndarray) -> ndarray: ...
@overload
@effect("raises")
@c("np_flip_axis(np_of({m!np}), {axis})")
def flip(m: ndarray, axis: int) -> ndarray: ...
@effect("raises")
@c("np_flip_axis(np_of({m!np}), 1)")
def fliplr(m: ndarray) -> ndarray: ...
@effect("raises")
@c("np_flip_axis(np_of({m!np}), 0)")
def flipud(m: ndarray) -> ndarray: ...
@effect("raises")
@c("np_rot90(np_of({m!np}), {k})")
def rot90(m: ndarray, k: int = 1) -> ndarray: ...
@overload
@c("np_roll(np_of({a!np}), {shift})")
def roll(a: ndarray, shift: int) -> ndarray: ...
@overload
@effect("raises")
@c("np_roll_axis(np_of({a!np}), {shift}, {axis})")
def roll(a: ndarray, shift: int, axis: int) -> ndarray: ...
@effect("raises")
@c("np_tile(np_of({A!np}), {reps!shape})")
def tile(A: ndarray, reps: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("raises")
@c("np_repeat(np_of({a!np}), {repeats})")
def repeat(a: ndarray, repeats: int) -> ndarray: ...
@overload
@effect("raises")
@c("np_repeat_axis(np_of({a!np}), {repeats}, {axis})")
def repeat(a: ndarray, repeats: int, axis: int) -> ndarray: ...
@effect("raises")
@c("np_pad(np_of({array!np}), {pad_width!shape}, {constant_values})")
def pad(array: ndarray, pad_width: int | tuple[int, int], mode: Literal["constant"] = "constant", *, constant_values: float = 0.0) -> ndarray: ...

@effect("raises")
@c("np_concatenate({arrays}, {axis})")
def concatenate(arrays: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray, axis: int = 0) -> ndarray: ...
@effect("raises")
@c("np_stack({arrays}, {axis})")
def stack(arrays: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray, axis: int = 0) -> ndarray: ...
@effect("raises")
@c("np_vstack({tup})")
def vstack(tup: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray) -> ndarray: ...
@effect("raises")
@c("np_hstack({tup})")
def hstack(tup: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray) -> ndarray: ...
@effect("raises")
@c("np_column_stack({tup})")
def column_stack(tup: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray) -> ndarray: ...
@effect("raises")
@c("np_dstack({tup})")
def dstack(tup: list[ndarray] | tuple[ndarray, ...] | list[float] | list[Any] | ndarray) -> ndarray: ...
@overload
@c("np_append({arr!np}, {values!np})")
def append(arr: ndarray, values: ndarray) -> ndarray: ...
@overload
@effect("raises")
@c("np_append_axis({arr!np}, {values!np}, {axis})")
def append(arr: ndarray, values: ndarray, axis: int) -> ndarray: ...
@overload
@effect("raises")
@c("np_split(np_of({ary!np}), {sections}, {axis}, true)")
def split(ary: ndarray, sections: int, axis: int = 0) -> list[ndarray]: ...
@overload
@effect("raises")
@c("np_split_at(np_of({ary!np}), {indices!shape}, {axis})")
def split(ary: ndarray, indices: list[int] | tuple[int, ...], axis: int = 0) -> list[ndarray]: ...
@overload
@effect("raises")
@c("np_split(np_of({ary!np}), {sections}, {axis}, false)")
def array_split(ary: ndarray, sections: int, axis: int = 0) -> list[ndarray]: ...
@overload
@effect("raises")
@c("np_split_at(np_of({ary!np}), {indices!shape}, {axis})")
def array_split(ary: ndarray, indices: list[int] | tuple[int, ...], axis: int = 0) -> list[ndarray]: ...
@overload
@effect("raises")
@c("np_delete(np_of({arr!np}), np_of({obj!np}))")
def delete(arr: ndarray, obj: ndarray) -> ndarray: ...
@overload
@effect("raises")
@c("np_delete_axis(np_of({arr!np}), np_of({obj!np}), {axis})")
def delete(arr: ndarray, obj: ndarray, axis: int) -> ndarray: ...
@overload
@effect("raises")
@c("np_take(np_of({a!np}), np_of({indices!np}))")
def take(a: ndarray, indices: ndarray) -> ndarray: ...
@overload
@effect("raises")
@c("np_take_axis(np_of({a!np}), np_of({indices!np}), {axis})")
def take(a: ndarray, indices: ndarray, axis: int) -> ndarray: ...
@effect("raises")
@c("np_take_along_axis(np_of({arr!np}), np_of({indices!np}), {axis})")
def take_along_axis(arr: ndarray, indices: ndarray, axis: int) -> ndarray: ...
@c("np_nonzero(np_of({a!np}))")
def nonzero(a: ndarray) -> tuple[ndarray, ...]: ...
@c("np_argwhere(np_of({a!np}))")
def argwhere(a: ndarray) -> ndarray: ...
@c("np_flatnonzero(np_of({a!np}))")
def flatnonzero(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_unravel(np_of({indices!np}), {shape!shape})")
def unravel_index(indices: ndarray, shape: tuple[int, ...]) -> ndarray: ...
