"""What torch.linalg is made of (linalg.py)."""
from torch import Tensor


@effect("raises")
@c("mx_inverse({A})")
def _inverse(A: Tensor) -> Tensor: ...


@effect("raises")
@c("mx_solve({A}, {B})")
def _solve(A: Tensor, B: Tensor) -> Tensor: ...


@effect("raises")
@c("mx_solve_triangular({A}, {B}, {upper})")
def _solve_triangular(A: Tensor, B: Tensor, upper: bool) -> Tensor: ...


@effect("raises")
@c("mx_cholesky({A}, {upper})")
def _cholesky(A: Tensor, upper: bool) -> Tensor: ...


@effect("raises")
@c("mx_lu_factor({A})")
def _lu_factor(A: Tensor) -> list[Tensor]: ...


@effect("raises")
@c("mx_qr({A})")
def _qr(A: Tensor) -> list[Tensor]: ...


@effect("raises")
@c("mx_svd({A})")
def _svd(A: Tensor) -> list[Tensor]: ...


@effect("raises")
@c("mx_eigh({A}, {upper})")
def _eigh(A: Tensor, upper: bool) -> list[Tensor]: ...
