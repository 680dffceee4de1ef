"""numpy.linalg: by LAPACK"""
from typing import Any, Callable, Iterable, Literal, Optional

from numpy import dtype, ndarray

@overload
@effect("raises")
@c("np_norm({x!np}[, .axis = {axis!shape}][, .keepdims = {keepdims}])")
def norm(x: ndarray, ord: None = None, axis: Optional[int | tuple[int, int]] = None, keepdims: bool = False) -> ndarray: ...
@overload
@effect("raises")
@c("np_norm({x!np}, .ord = np_of({ord!np})[, .axis = {axis!shape}][, .keepdims = {keepdims}])")
def norm(x: ndarray, ord: ndarray, axis: Optional[int | tuple[int, int]] = None, keepdims: bool = False) -> ndarray: ...
@effect("raises")
@c("np_inv({a!np})")
def inv(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_det({a!np})")
def det(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_cholesky({a!np})")
def cholesky(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_pinv({a!np})")
def pinv(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_eigvalsh({a!np})")
def eigvalsh(a: ndarray) -> ndarray: ...
@effect("raises")
@c("np_eigh({a!np})")
def eigh(a: ndarray) -> tuple[ndarray, ndarray]: ...
@effect("raises")
@c("np_qr({a!np})")
def qr(a: ndarray) -> tuple[ndarray, ndarray]: ...
@effect("raises")
@c("np_matrix_rank({A!np})")
def matrix_rank(A: ndarray) -> ndarray: ...
@effect("raises")
@c("np_solve({a!np}, {b!np})")
def solve(a: ndarray, b: ndarray) -> ndarray: ...
@effect("raises")
@c("np_svd({a!np}, {full_matrices})")
def svd(a: ndarray, full_matrices: bool = True) -> tuple[ndarray, ndarray, ndarray]: ...
@effect("raises")
@c("np_lstsq({a!np}, {b!np})")
def lstsq(a: ndarray, b: ndarray, rcond: None = None) -> tuple[ndarray, ndarray, ndarray, ndarray]: ...


@c_type("py_error", pointer=True)
class LinAlgError(builtins.ValueError): ...
