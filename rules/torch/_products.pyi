"""torch: products of matrices, and what runs along a dimension."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32


class Tensor:
    @shape("matmul")
    @mlx("mx.matmul({self}, {other})")
    @c("mx_matmul({self}, {other})")
    def matmul(self, other: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_mm({self}, {mat2})")
    def mm(self, mat2: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_bmm({self}, {mat2})")
    def bmm(self, mat2: Tensor) -> Tensor["..."]: ...

    @shape("matmul")
    @c("mx_matmul({self}, {vec})")
    def mv(self, vec: Tensor) -> Tensor["..."]: ...

    @c("mx_dot({self}, {tensor})")
    def dot(self, tensor: Tensor) -> Tensor[""]: ...

    @c("mx_outer({self}, {vec2})")
    def outer(self, vec2: Tensor) -> Tensor["* *"]: ...

    @c("mx_outer({self}, {vec2})")
    def ger(self, vec2: Tensor) -> Tensor["* *"]: ...

    @overload
    @c("mx_addmm({self}, {mat1}, {mat2})")
    def addmm(self, mat1: Tensor, mat2: Tensor) -> Tensor["* *"]: ...

    @overload
    def addmm(self, mat1: Tensor, mat2: Tensor, *, beta: float = 1, alpha: float = 1) -> Tensor["* *"]:
        return self * beta + matmul(mat1, mat2) * alpha

    @overload
    @c("mx_baddbmm({self}, {batch1}, {batch2})")
    def baddbmm(self, batch1: Tensor, batch2: Tensor) -> Tensor["* * *"]: ...

    @overload
    def baddbmm(self, batch1: Tensor, batch2: Tensor, *, beta: float = 1, alpha: float = 1) -> Tensor["* * *"]:
        return self * beta + matmul(batch1, batch2) * alpha

    @overload
    @shape("same")
    @mlx("mx.softmax({self}, axis={dim})")
    @c("mx_softmax({self}, {dim})")
    def softmax(self, dim: int) -> Tensor["..."]: ...

    @overload
    @shape("same")
    @types("dtype_argument")
    @c("mx_softmax(mx_astype({self}, {dtype!dtype}), {dim})")
    def softmax(self, dim: int, *, dtype: dtype) -> Tensor["..."]: ...

    @overload
    @shape("same")
    @c("mx_log_softmax({self}, {dim})")
    def log_softmax(self, dim: int) -> Tensor["..."]: ...

    @overload
    @shape("same")
    @types("dtype_argument")
    @c("mx_log_softmax(mx_astype({self}, {dtype!dtype}), {dim})")
    def log_softmax(self, dim: int, *, dtype: dtype) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_cumsum({self}, {dim})")
    def cumsum(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_cumprod({self}, {dim})")
    def cumprod(self, dim: int) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.tril({self}, k={diagonal})")
    @c("mx_tril({self}, {diagonal})")
    def tril(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("same")
    @mlx("mx.triu({self}, k={diagonal})")
    @c("mx_triu({self}, {diagonal})")
    def triu(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("unknown")
    @c("mx_diag({self}, {diagonal})")
    def diag(self, diagonal: int = 0) -> Tensor["..."]: ...

    @shape("matmul")
    @mlx("mx.matmul({self}, {other})")
    @c("mx_matmul({self}, {other})")
    def __matmul__(self, other: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@mlx("mx.matmul({input}, {other})")
@c("mx_matmul({input}, {other})")
def matmul(input: Tensor, other: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_mm({input}, {mat2})")
def mm(input: Tensor, mat2: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_mm({input}, {mat2})")
def spmm(input: Tensor, mat2: Tensor) -> Tensor["..."]: ... # of dense ones: there are no sparse tensors


@shape("matmul")
@c("mx_bmm({input}, {mat2})")
def bmm(input: Tensor, mat2: Tensor) -> Tensor["..."]: ...


@shape("matmul")
@c("mx_matmul({input}, {vec})")
def mv(input: Tensor, vec: Tensor) -> Tensor["..."]: ...


@c("mx_dot({input}, {tensor})")
def dot(input: Tensor, tensor: Tensor) -> Tensor[""]: ...


@c("mx_outer({input}, {vec2})")
def outer(input: Tensor, vec2: Tensor) -> Tensor["* *"]: ...


@c("mx_outer({input}, {vec2})")
def ger(input: Tensor, vec2: Tensor) -> Tensor["* *"]: ...


@overload
@c("mx_addmm({input}, {mat1}, {mat2})")
def addmm(input: Tensor, mat1: Tensor, mat2: Tensor) -> Tensor["* *"]: ...


@overload
def addmm(input: Tensor, mat1: Tensor, mat2: Tensor, *, beta: float = 1, alpha: float = 1) -> Tensor["* *"]:
    return input * beta + matmul(mat1, mat2) * alpha


@overload
@c("mx_baddbmm({input}, {batch1}, {batch2})")
def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor) -> Tensor["* * *"]: ...


@overload
def baddbmm(input: Tensor, batch1: Tensor, batch2: Tensor, *, beta: float = 1, alpha: float = 1) -> Tensor["* * *"]:
    return input * beta + matmul(batch1, batch2) * alpha


@overload
@shape("same")
@mlx("mx.softmax({input}, axis={dim})")
@c("mx_softmax({input}, {dim})")
def softmax(input: Tensor, dim: int) -> Tensor["..."]: ...


@overload
@shape("same")
@types("dtype_argument")
@c("mx_softmax(mx_astype({input}, {dtype!dtype}), {dim})")
def softmax(input: Tensor, dim: int, *, dtype: dtype) -> Tensor["..."]: ...


@overload
@shape("same")
@c("mx_log_softmax({input}, {dim})")
def log_softmax(input: Tensor, dim: int) -> Tensor["..."]: ...


@overload
@shape("same")
@types("dtype_argument")
@c("mx_log_softmax(mx_astype({input}, {dtype!dtype}), {dim})")
def log_softmax(input: Tensor, dim: int, *, dtype: dtype) -> Tensor["..."]: ...


@shape("same")
@c("mx_cumsum({input}, {dim})")
def cumsum(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@c("mx_cumprod({input}, {dim})")
def cumprod(input: Tensor, dim: int) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.tril({input}, k={diagonal})")
@c("mx_tril({input}, {diagonal})")
def tril(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@shape("same")
@mlx("mx.triu({input}, k={diagonal})")
@c("mx_triu({input}, {diagonal})")
def triu(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@shape("unknown")
@c("mx_diag({input}, {diagonal})")
def diag(input: Tensor, diagonal: int = 0) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("mx_einsum({equation!s}, {*operands})")
def einsum(equation: str, *operands: Tensor) -> Tensor["..."]: ...


@overload
@shape("unknown")
@c("mx_einsum({equation!s}, {*operands})")
def einsum(equation: str, operands: list[Tensor] | tuple[Tensor, ...]) -> Tensor["..."]: ...
