"""numpy: methods of ufuncs (np.add.at is `add_at` here), einsum, functions that call functions"""
from typing import Any, Callable, Iterable, Literal, Optional

from numpy import arange, array, asarray, broadcast_to, cumprod, cumsum, dtype, maximum, minimum, moveaxis, multiply, ndarray, add, subtract

@overload
@effect("raises")
@c("np_einsum({subscripts}, py_objects(np_of({a!np})))")
def einsum(subscripts: str, a: ndarray, /, *, optimize: bool = False) -> ndarray: ...
@overload
@effect("raises")
@c("np_einsum({subscripts}, py_objects(np_of({a!np}), np_of({b!np})))")
def einsum(subscripts: str, a: ndarray, b: ndarray, /, *, optimize: bool = False) -> ndarray: ...
@overload
@effect("raises")
@c("np_einsum({subscripts}, py_objects(np_of({a!np}), np_of({b!np}), np_of({d!np})))")
def einsum(subscripts: str, a: ndarray, b: ndarray, d: ndarray, /, *, optimize: bool = False) -> ndarray: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_ADD, {a}, {b!np}, NP_BY({indices}))")
def add_at(a: ndarray, indices: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_ADD, {a}, {b!np}, NP_BY({indices}))")
def add_at(a: ndarray, indices: list[int], b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_ADD, {a}, {b!np}, NP_AT({indices}))")
def add_at(a: ndarray, indices: int, b: ndarray) -> None: ...
@overload
def add_at(a: ndarray, indices: tuple[ndarray, ndarray], b: ndarray) -> None:
    _add_at(a, indices[0], indices[1], b)
@effect("mutates", "raises")
@c("np_update_at(NP_AT_ADD, {a}, {b!np}, NP_BY({rows}), NP_BY({columns}))")
def _add_at(a: ndarray, rows: ndarray, columns: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_SUBTRACT, {a}, {b!np}, NP_BY({indices}))")
def subtract_at(a: ndarray, indices: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_SUBTRACT, {a}, {b!np}, NP_BY({indices}))")
def subtract_at(a: ndarray, indices: list[int], b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_SUBTRACT, {a}, {b!np}, NP_AT({indices}))")
def subtract_at(a: ndarray, indices: int, b: ndarray) -> None: ...
@overload
def subtract_at(a: ndarray, indices: tuple[ndarray, ndarray], b: ndarray) -> None:
    _subtract_at(a, indices[0], indices[1], b)
@effect("mutates", "raises")
@c("np_update_at(NP_AT_SUBTRACT, {a}, {b!np}, NP_BY({rows}), NP_BY({columns}))")
def _subtract_at(a: ndarray, rows: ndarray, columns: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MULTIPLY, {a}, {b!np}, NP_BY({indices}))")
def multiply_at(a: ndarray, indices: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MULTIPLY, {a}, {b!np}, NP_BY({indices}))")
def multiply_at(a: ndarray, indices: list[int], b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MULTIPLY, {a}, {b!np}, NP_AT({indices}))")
def multiply_at(a: ndarray, indices: int, b: ndarray) -> None: ...
@overload
def multiply_at(a: ndarray, indices: tuple[ndarray, ndarray], b: ndarray) -> None:
    _multiply_at(a, indices[0], indices[1], b)
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MULTIPLY, {a}, {b!np}, NP_BY({rows}), NP_BY({columns}))")
def _multiply_at(a: ndarray, rows: ndarray, columns: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MAXIMUM, {a}, {b!np}, NP_BY({indices}))")
def maximum_at(a: ndarray, indices: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MAXIMUM, {a}, {b!np}, NP_BY({indices}))")
def maximum_at(a: ndarray, indices: list[int], b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MAXIMUM, {a}, {b!np}, NP_AT({indices}))")
def maximum_at(a: ndarray, indices: int, b: ndarray) -> None: ...
@overload
def maximum_at(a: ndarray, indices: tuple[ndarray, ndarray], b: ndarray) -> None:
    _maximum_at(a, indices[0], indices[1], b)
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MAXIMUM, {a}, {b!np}, NP_BY({rows}), NP_BY({columns}))")
def _maximum_at(a: ndarray, rows: ndarray, columns: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MINIMUM, {a}, {b!np}, NP_BY({indices}))")
def minimum_at(a: ndarray, indices: ndarray, b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MINIMUM, {a}, {b!np}, NP_BY({indices}))")
def minimum_at(a: ndarray, indices: list[int], b: ndarray) -> None: ...
@overload
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MINIMUM, {a}, {b!np}, NP_AT({indices}))")
def minimum_at(a: ndarray, indices: int, b: ndarray) -> None: ...
@overload
def minimum_at(a: ndarray, indices: tuple[ndarray, ndarray], b: ndarray) -> None:
    _minimum_at(a, indices[0], indices[1], b)
@effect("mutates", "raises")
@c("np_update_at(NP_AT_MINIMUM, {a}, {b!np}, NP_BY({rows}), NP_BY({columns}))")
def _minimum_at(a: ndarray, rows: ndarray, columns: ndarray, b: ndarray) -> None: ...
@c("np_sum({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def add_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_prod({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def multiply_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_max({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def maximum_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_min({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def minimum_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_all({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def logical_and_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_any({array!np}, .axis = {axis!shape}[, .keepdims = {keepdims}])")
def logical_or_reduce(array: ndarray, axis: int | tuple[int, ...] = 0, *, keepdims: bool = False) -> ndarray: ...
@c("np_cumsum({array!np}, .axis = {axis!shape})")
def add_accumulate(array: ndarray, axis: int = 0) -> ndarray: ...
@c("np_cumprod({array!np}, .axis = {axis!shape})")
def multiply_accumulate(array: ndarray, axis: int = 0) -> ndarray: ...


def maximum_accumulate(values: ndarray) -> ndarray:
    out = array(values)
    for i in range(1, len(out)):
        out[i] = maximum(out[i - 1], out[i])
    return out


def minimum_accumulate(values: ndarray) -> ndarray:
    out = array(values)
    for i in range(1, len(out)):
        out[i] = minimum(out[i - 1], out[i])
    return out


def _column(a: ndarray, b: ndarray) -> ndarray:
    return asarray(a).reshape(asarray(a).shape + (1,) * asarray(b).ndim)


def add_outer(a: ndarray, b: ndarray) -> ndarray:
    return _column(a, b) + asarray(b)


def subtract_outer(a: ndarray, b: ndarray) -> ndarray:
    return _column(a, b) - asarray(b)


def multiply_outer(a: ndarray, b: ndarray) -> ndarray:
    return _column(a, b) * asarray(b)


def vectorize(pyfunc: Any, otypes: Any = None) -> Any:
    """The type of the first result is the type of all."""

    def call(a, b=None):
        if b is None:
            whole = asarray(a)
            results = [pyfunc(x) for x in whole.ravel().tolist()]
        else:
            whole = asarray(a) + asarray(b)
            left, right = broadcast_to(a, whole.shape), broadcast_to(b, whole.shape)
            results = [pyfunc(x, y) for x, y in zip(left.ravel().tolist(), right.ravel().tolist())]
        return array(results).astype(asarray(results[0]).dtype).reshape(whole.shape)

    return call


def apply_along_axis(func1d: Any, axis: int, arr: Any) -> Any:
    moved = moveaxis(asarray(arr), axis, -1)
    results = asarray([func1d(row) for row in moved.reshape((-1, moved.shape[-1]))])
    if results.ndim == 1:
        return results.reshape(moved.shape[:-1])
    return moveaxis(results.reshape(moved.shape[:-1] + (-1,)), -1, axis)


def polyval(p: ndarray, x: ndarray) -> ndarray:
    y = asarray(x) * 0
    for c in asarray(p):
        y = y * x + c
    return y
