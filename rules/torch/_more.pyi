"""torch: the long tail, in terms of other functions."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32
from torch import arange as _arange, bool as _bool, cat as _cat, eye as _eye, full as _full, linspace as _linspace, maximum as _maximum, minimum as _minimum
from torch import ones as _ones, ones_like as _ones_like, stack as _stack, where as _where, zeros as _zeros, zeros_like as _zeros_like


class Tensor:
    @property
    def H(self) -> Tensor:
        return self.t()

    def adjoint(self) -> Tensor:
        return self.transpose(-2, -1)

    def select(self, dim: int, index: int) -> Tensor:
        return _select(self, dim, index)

    @shape("unknown")
    @c("mx_narrow({self}, {dim}, {start}, {length})")
    def narrow(self, dim: int, start: int, length: int) -> Tensor: ...

    @overload
    @shape("sizes")
    @types("like_self")
    @c("mx_zeros(mx_dtype_of({self}), {*size})")
    def new(self, *size: int) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @types("like_self")
    @c("mx_zeros(mx_dtype_of({self}), {size!dims})")
    def new(self, size: tuple[int, ...]) -> Tensor["..."]: ...

    @overload
    @types("like_self")
    @c("mx_tensor_as({data}, mx_dtype_of({self}))")
    def new(self, data: Any) -> Tensor["..."]: ...

    @types("like_self")
    @c("mx_tensor_as({data}, mx_dtype_of({self}))")
    def new_tensor(self, data: Any, *, dtype: None = None, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @types("like_self")
    @c("mx_full(mx_dtype_of({self}), {fill_value!d}, {size!dims})")
    def new_full(self, size: tuple[int, ...] | list[int], fill_value: float, *, device: Any = None) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @types("dtype_argument")
    @c("mx_full({dtype!dtype}, {fill_value!d}, {size!dims})")
    def new_full(self, size: tuple[int, ...] | list[int], fill_value: float, *, dtype: dtype, device: Any = None) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @types("like_self")
    @c("mx_zeros(mx_dtype_of({self}), {*size})")
    def new_empty(self, *size: int, device: Any = None) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @types("like_self")
    @c("mx_zeros(mx_dtype_of({self}), {size!dims})")
    def new_empty(self, size: tuple[int, ...] | list[int], *, device: Any = None) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_random_ints({self}, 0, 0)")
    def random_(self) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_random_ints({self}, 0, {to})")
    def random_(self, to: int) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_random_ints({self}, {from_}, {to})")
    def random_(self, from_: int, to: int) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("sizes")
    @types("like_self")
    @c("mx_resized({self}, MX_DIMS({*size}))")
    def resize_(self, *size: int) -> Tensor["..."]: ...

    @overload
    @role("assign_self")
    @effect("mutates")
    @shape("sizes")
    @types("like_self")
    @c("mx_resized({self}, MX_DIMS({size!dims}))")
    def resize_(self, size: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("unknown")
    @c("mx_resized({self}, mx_shape({other}))")
    def resize_as_(self, other: Tensor) -> Tensor: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_index_copy({self}, {dim}, {index}, {source})")
    def index_copy_(self, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_index_copy({self}, {dim}, {index}, {source})")
    def index_copy(self, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_index_fill({self}, {dim}, {index}, {value!d})")
    def index_fill_(self, dim: int, index: Tensor, value: float) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_index_fill({self}, {dim}, {index}, {value!d})")
    def index_fill(self, dim: int, index: Tensor, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_masked_scatter({self}, {mask}, {source})")
    def masked_scatter_(self, mask: Tensor, source: Tensor) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_masked_scatter({self}, {mask}, {source})")
    def masked_scatter(self, mask: Tensor, source: Tensor) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_fill_diagonal({self}, {fill_value!d})")
    def fill_diagonal_(self, fill_value: float, wrap: Literal[False] = False) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_scatter_reduce({self}, {dim}, {index}, {src}, {reduce!s}, {include_self})")
    def scatter_reduce(self, dim: int, index: Tensor, src: Tensor, reduce: str, *, include_self: bool = True) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_scatter_reduce({self}, {dim}, {index}, {src}, {reduce!s}, {include_self})")
    def scatter_reduce_(self, dim: int, index: Tensor, src: Tensor, reduce: str, *, include_self: bool = True) -> Tensor["..."]: ...

    def bitwise_and(self, other: Tensor | Scalar) -> Tensor:
        return self & other

    def bitwise_or(self, other: Tensor | Scalar) -> Tensor:
        return self | other

    def bitwise_xor(self, other: Tensor | Scalar) -> Tensor:
        return self ^ other

    def bitwise_not(self) -> Tensor:
        return ~self

    def where(self, condition: Tensor, other: Tensor | Scalar) -> Tensor:
        return _where(condition, self, other)

    def positive(self) -> Tensor:
        return self

    def inner(self, other: Tensor) -> Tensor:
        return inner(self, other)

    def isclose(self, other: Tensor, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False) -> Tensor:
        return isclose(self, other, rtol, atol, equal_nan)

    def rad2deg(self) -> Tensor:
        return rad2deg(self)

    def deg2rad(self) -> Tensor:
        return deg2rad(self)

    def hypot(self, other: Tensor) -> Tensor:
        return hypot(self, other)

    def heaviside(self, values: Tensor) -> Tensor:
        return heaviside(self, values)

    def logit(self, eps: float | None = None) -> Tensor:
        return logit(self, eps)

    def xlogy(self, other: Tensor) -> Tensor:
        return xlogy(self, other)

    def sgn(self) -> Tensor:
        return self.sign()

    def signbit(self) -> Tensor:
        return self < 0

    def isposinf(self) -> Tensor:
        return self == float("inf")

    def isneginf(self) -> Tensor:
        return self == float("-inf")

    def isreal(self) -> Tensor:
        return _ones_like(self, dtype=_bool)

    def fmax(self, other: Tensor) -> Tensor:
        return fmax(self, other)

    def fmin(self, other: Tensor) -> Tensor:
        return fmin(self, other)

    def logaddexp2(self, other: Tensor) -> Tensor:
        return logaddexp2(self, other)

    def float_power(self, exponent: Tensor | Scalar) -> Tensor:
        return self.double() ** exponent

    def fliplr(self) -> Tensor:
        return self.flip(1)

    def flipud(self) -> Tensor:
        return self.flip(0)

    def rot90(self, k: int = 1, dims: Any = None) -> Tensor:
        return rot90(self, k, dims)

    def diff(self, n: int = 1, dim: int = -1) -> Tensor:
        return diff(self, n, dim)

    def dist(self, other: Tensor, p: float = 2) -> Tensor:
        return (self - other).norm(p)

    def trace(self) -> Tensor:
        return self.diag().sum()

    def nansum(self, dim: int | None = None, keepdim: bool = False) -> Tensor:
        return nansum(self, dim, keepdim)

    def nanmean(self, dim: int | None = None, keepdim: bool = False) -> Tensor:
        return nanmean(self, dim, keepdim)

    def take(self, index: Tensor) -> Tensor:
        return self.reshape(-1)[index]

    def take_along_dim(self, indices: Tensor, dim: int) -> Tensor:
        return self.gather(dim, indices)

    def tile(self, *dims: int) -> Tensor:
        return tile(self, dims)

    def cross(self, other: Tensor, dim: int = -1) -> Tensor:
        return cross(self, other, dim)

    def kron(self, other: Tensor) -> Tensor:
        return kron(self, other)

    def msort(self) -> Tensor:
        return self.sort(0)[0]

    def kthvalue(self, k: int, dim: int = -1, keepdim: bool = False) -> tuple[Tensor, Tensor]:
        return kthvalue(self, k, dim, keepdim)

    def quantile(self, q: Any, dim: int | None = None, keepdim: bool = False) -> Tensor:
        return quantile(self, q, dim, keepdim)

    def histc(self, bins: int = 100, min: float = 0, max: float = 0) -> Tensor:
        return histc(self, bins, min, max)

    @overload
    def diagonal(self, offset: int = 0) -> Tensor:
        return self.diag(offset)

    @overload
    def diagonal(self, offset: int = 0, dim1: int = 0, dim2: int = 1) -> Tensor:
        return _diagonal_of(self, offset, dim1, dim2)

    def diagflat(self, offset: int = 0) -> Tensor:
        return self.reshape(-1).diag(offset)

    def cov(self, *, correction: int = 1) -> Tensor:
        return cov(self, correction=correction)

    def corrcoef(self) -> Tensor:
        return corrcoef(self)

    def vdot(self, other: Tensor) -> Tensor:
        return self.dot(other)

    def sinc(self) -> Tensor:
        return sinc(self)

    def logcumsumexp(self, dim: int) -> Tensor:
        return self.exp().cumsum(dim).log()

    def aminmax(self, *, dim: int | None = None, keepdim: bool = False) -> tuple[Tensor, Tensor]:
        return aminmax(self, dim=dim, keepdim=keepdim)


@c("mx_narrow({input}, {dim}, {start}, {length})")
def narrow(input: Tensor, dim: int, start: int, length: int) -> Tensor: ...


@c("mx_squeeze_dim(mx_narrow({input}, {dim}, {index}, 1), {dim})")
def select(input: Tensor, dim: int, index: int) -> Tensor: ...


@c("mx_squeeze_dim(mx_narrow({input}, {dim}, {index}, 1), {dim})")
def _select(input: Tensor, dim: int, index: int) -> Tensor: ...


@shape("same")
@c("mx_index_copy({input}, {dim}, {index}, {source})")
def index_copy(input: Tensor, dim: int, index: Tensor, source: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_index_fill({input}, {dim}, {index}, {value!d})")
def index_fill(input: Tensor, dim: int, index: Tensor, value: float) -> Tensor["..."]: ...


@shape("same")
@c("mx_masked_scatter({input}, {mask}, {source})")
def masked_scatter(input: Tensor, mask: Tensor, source: Tensor) -> Tensor["..."]: ...


@shape("same")
@c("mx_scatter_reduce({input}, {dim}, {index}, {src}, {reduce!s}, {include_self})")
def scatter_reduce(input: Tensor, dim: int, index: Tensor, src: Tensor, reduce: str, *, include_self: bool = True) -> Tensor["..."]: ...


def bitwise_and(input: Tensor, other: Tensor | Scalar) -> Tensor:
    return input & other


def bitwise_or(input: Tensor, other: Tensor | Scalar) -> Tensor:
    return input | other


def bitwise_xor(input: Tensor, other: Tensor | Scalar) -> Tensor:
    return input ^ other


def bitwise_not(input: Tensor) -> Tensor:
    return ~input


def isin(elements: Tensor, test_elements: Tensor, *, assume_unique: bool = False, invert: bool = False) -> Tensor:
    found = (elements.unsqueeze(-1) == test_elements.reshape(-1)).any(-1)
    return ~found if invert else found


def inner(input: Tensor, other: Tensor) -> Tensor:
    return _tensordot_last(input, other)


@c("mx_matmul({input}, mx_ndim({other}) > 1 ? mx_transpose({other}, -1, -2) : {other})")
def _tensordot_last(input: Tensor, other: Tensor) -> Tensor: ...


def isclose(input: Tensor, other: Tensor, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False) -> Tensor:
    close = (input == other) | (((input - other).abs() <= atol + rtol * other.abs()) & other.isfinite())
    return close | (input.isnan() & other.isnan()) if equal_nan else close


def rad2deg(input: Tensor) -> Tensor:
    return input * (180.0 / 3.141592653589793)


def deg2rad(input: Tensor) -> Tensor:
    return input * (3.141592653589793 / 180.0)


def hypot(input: Tensor, other: Tensor) -> Tensor:
    return (input * input + other * other).sqrt()


def heaviside(input: Tensor, values: Tensor) -> Tensor:
    return _where(input == 0, values, (input > 0).to(input.dtype))


def logit(input: Tensor, eps: float | None = None) -> Tensor:
    if eps is not None:
        input = input.clamp(eps, 1.0 - eps)
    return (input / (1.0 - input)).log()


def xlogy(input: Tensor, other: Tensor) -> Tensor:
    return _where((input == 0) & ~other.isnan(), _zeros_like(input * other), input * other.log())


def sgn(input: Tensor) -> Tensor:
    return input.sign()


def signbit(input: Tensor) -> Tensor:
    return input < 0


def isposinf(input: Tensor) -> Tensor:
    return input == float("inf")


def isneginf(input: Tensor) -> Tensor:
    return input == float("-inf")


def sinc(input: Tensor) -> Tensor:
    x = input * 3.141592653589793
    return _where(input == 0, _ones_like(input), x.sin() / _where(input == 0, _ones_like(input), x))


def fmax(input: Tensor, other: Tensor) -> Tensor:
    return _where(input.isnan(), other, _where(other.isnan(), input, _maximum(input, other)))


def fmin(input: Tensor, other: Tensor) -> Tensor:
    return _where(input.isnan(), other, _where(other.isnan(), input, _minimum(input, other)))


def logaddexp2(input: Tensor, other: Tensor) -> Tensor:
    top = _maximum(input, other)
    return top + ((input - top).exp2() + (other - top).exp2()).log2()


def float_power(input: Tensor, exponent: Tensor | Scalar) -> Tensor:
    return input.double() ** exponent


def fliplr(input: Tensor) -> Tensor:
    return input.flip(1)


def flipud(input: Tensor) -> Tensor:
    return input.flip(0)


def rot90(input: Tensor, k: int = 1, dims: Any = None) -> Tensor:
    a, b = (0, 1) if dims is None else dims
    k = k % 4
    if k == 1:
        return input.flip(b).transpose(a, b)
    if k == 2:
        return input.flip(a).flip(b)
    if k == 3:
        return input.flip(a).transpose(a, b)
    return input


def diff(input: Tensor, n: int = 1, dim: int = -1) -> Tensor:
    for _ in range(n):
        length = input.size(dim) - 1
        input = input.narrow(dim, 1, length) - input.narrow(dim, 0, length)
    return input


def dist(input: Tensor, other: Tensor, p: float = 2) -> Tensor:
    return (input - other).norm(p)


def trace(input: Tensor) -> Tensor:
    return input.diag().sum()


@overload
def nansum(input: Tensor, dim: None = None, keepdim: bool = False) -> Tensor:
    return _where(input.isnan(), _zeros_like(input), input).sum()


@overload
def nansum(input: Tensor, dim: int, keepdim: bool = False) -> Tensor:
    return _where(input.isnan(), _zeros_like(input), input).sum(dim, keepdim)


@overload
def nanmean(input: Tensor, dim: None = None, keepdim: bool = False) -> Tensor:
    return nansum(input) / (~input.isnan()).sum()


@overload
def nanmean(input: Tensor, dim: int, keepdim: bool = False) -> Tensor:
    return nansum(input, dim, keepdim) / (~input.isnan()).sum(dim, keepdim)


def take(input: Tensor, index: Tensor) -> Tensor:
    return input.reshape(-1)[index]


def take_along_dim(input: Tensor, indices: Tensor, dim: int) -> Tensor:
    return input.gather(dim, indices)


def tile(input: Tensor, dims: Any) -> Tensor:
    sizes = [1] * (input.dim() - len(dims)) + list(dims)
    return input.repeat(sizes)


def cross(input: Tensor, other: Tensor, dim: int = -1) -> Tensor:
    a, b, c = input.select(dim, 0), input.select(dim, 1), input.select(dim, 2)
    x, y, z = other.select(dim, 0), other.select(dim, 1), other.select(dim, 2)
    return _stack([b * z - c * y, c * x - a * z, a * y - b * x], dim)


def kron(input: Tensor, other: Tensor) -> Tensor:
    rows, columns = input.size(0), input.size(1)
    grid = input.reshape(rows, 1, columns, 1) * other.reshape(1, other.size(0), 1, other.size(1))
    return grid.reshape(rows * other.size(0), columns * other.size(1))


def msort(input: Tensor) -> Tensor:
    return input.sort(0)[0]


def kthvalue(input: Tensor, k: int, dim: int = -1, keepdim: bool = False) -> tuple[Tensor, Tensor]:
    values, indices = input.sort(dim)
    value, index = values.narrow(dim, k - 1, 1), indices.narrow(dim, k - 1, 1)
    return (value, index) if keepdim else (value.squeeze(dim), index.squeeze(dim))


def _quantile_along(input: Tensor, q: float, dim: int, keepdim: bool) -> Tensor:
    values = input.sort(dim)[0]
    place = q * (values.size(dim) - 1)
    below = int(place)
    above = below if place == below else below + 1
    low, high = values.narrow(dim, below, 1), values.narrow(dim, above, 1)
    result = low.lerp(high, place - below)
    return result if keepdim else result.squeeze(dim)


@overload
def quantile(input: Tensor, q: float, dim: None = None, keepdim: bool = False) -> Tensor:
    return _quantile_along(input.reshape(-1), q, 0, False)


@overload
def quantile(input: Tensor, q: float, dim: int, keepdim: bool = False) -> Tensor:
    return _quantile_along(input, q, dim, keepdim)


@overload
def quantile(input: Tensor, q: Tensor, dim: None = None, keepdim: bool = False) -> Tensor:
    return _stack([_quantile_along(input.reshape(-1), one.item(), 0, False) for one in q])


@overload
def quantile(input: Tensor, q: Tensor, dim: int, keepdim: bool = False) -> Tensor:
    return _stack([_quantile_along(input, one.item(), dim, keepdim) for one in q])


def histc(input: Tensor, bins: int = 100, min: float = 0, max: float = 0) -> Tensor:
    low, high = float(min), float(max)
    if low == 0 and high == 0:
        low, high = input.min().item(), input.max().item()
    inside = input.reshape(-1)
    inside = inside[(inside >= low) & (inside <= high)]
    at = ((inside - low) / (high - low) * bins).long().clamp(0, bins - 1)
    return _zeros(bins).scatter_add(0, at, _ones_like(inside)).to(input.dtype)


@overload
def diagonal(input: Tensor, offset: int = 0) -> Tensor:
    return input.diag(offset)


@overload
def diagonal(input: Tensor, offset: int = 0, dim1: int = 0, dim2: int = 1) -> Tensor:
    return _diagonal_of(input, offset, dim1, dim2)


def _diagonal_of(x: Tensor, offset: int, dim1: int, dim2: int) -> Tensor:
    first, second = dim1 % x.dim(), dim2 % x.dim()
    x = x.permute([d for d in range(x.dim()) if d != first and d != second] + [first, second])
    down, right = max(-offset, 0), max(offset, 0)
    steps = _arange(min(x.size(-2) - down, x.size(-1) - right))
    return x.flatten(-2).index_select(-1, (steps + down) * x.size(-1) + steps + right)


def diagflat(input: Tensor, offset: int = 0) -> Tensor:
    return input.reshape(-1).diag(offset)


def diag_embed(input: Tensor) -> Tensor:
    return input.unsqueeze(-1) * _eye(input.size(-1))


def cov(input: Tensor, *, correction: int = 1) -> Tensor:
    centred = input - input.mean(-1, keepdim=True)
    return centred @ centred.t() / (input.size(-1) - correction)


def corrcoef(input: Tensor) -> Tensor:
    c = cov(input)
    d = c.diag().sqrt()
    return c / d.unsqueeze(1) / d.unsqueeze(0)


def vdot(input: Tensor, other: Tensor) -> Tensor:
    return input.dot(other)


def logcumsumexp(input: Tensor, dim: int) -> Tensor:
    return input.exp().cumsum(dim).log()


@overload
def aminmax(input: Tensor, *, dim: None = None, keepdim: bool = False) -> tuple[Tensor, Tensor]:
    return input.amin(), input.amax()


@overload
def aminmax(input: Tensor, *, dim: int, keepdim: bool = False) -> tuple[Tensor, Tensor]:
    return input.amin(dim, keepdim=keepdim), input.amax(dim, keepdim=keepdim)


def hstack(tensors: list[Tensor] | tuple[Tensor, ...]) -> Tensor:
    return _cat([t for t in tensors], 0 if tensors[0].dim() == 1 else 1)


def vstack(tensors: list[Tensor] | tuple[Tensor, ...]) -> Tensor:
    return _cat([t.unsqueeze(0) if t.dim() == 1 else t for t in tensors], 0)


def row_stack(tensors: list[Tensor] | tuple[Tensor, ...]) -> Tensor:
    return vstack(tensors)


def column_stack(tensors: list[Tensor] | tuple[Tensor, ...]) -> Tensor:
    return _cat([t.unsqueeze(1) if t.dim() == 1 else t for t in tensors], 1)


def dstack(tensors: list[Tensor] | tuple[Tensor, ...]) -> Tensor:
    return _cat([t.reshape(1, -1, 1) if t.dim() == 1 else t.unsqueeze(2) if t.dim() == 2 else t for t in tensors], 2)


def block_diag(*tensors: Tensor) -> Tensor:
    columns = 0
    for t in tensors:
        columns += t.size(1)
    rows = []
    before = 0
    for t in tensors:
        n = t.size(0)
        rows.append(_cat([_zeros(n, before), t, _zeros(n, columns - before - t.size(1))], 1))
        before += t.size(1)
    return _cat(rows, 0)


@overload
def meshgrid(x: Tensor, y: Tensor, *, indexing: str = "ij") -> tuple[Tensor, Tensor]:
    if indexing == "xy":
        return (x.unsqueeze(0).expand(y.size(0), x.size(0)), y.unsqueeze(1).expand(y.size(0), x.size(0)))
    return (x.unsqueeze(1).expand(x.size(0), y.size(0)), y.unsqueeze(0).expand(x.size(0), y.size(0)))


@overload
def meshgrid(x: Tensor, y: Tensor, z: Tensor, *, indexing: Literal["ij"] = "ij") -> tuple[Tensor, Tensor, Tensor]:
    a, b, c = x.size(0), y.size(0), z.size(0)
    return (x.reshape(a, 1, 1).expand(a, b, c), y.reshape(1, b, 1).expand(a, b, c), z.reshape(1, 1, c).expand(a, b, c))


def cartesian_prod(*tensors: Tensor) -> Tensor:
    rows = tensors[0].unsqueeze(1)
    for t in tensors[1:]:
        n, m = rows.size(0), t.size(0)
        rows = _cat([rows.repeat_interleave(m, 0), t.repeat(n).unsqueeze(1)], 1)
    return rows


def logspace(start: float, end: float, steps: int, base: float = 10.0, *, device: Any = None) -> Tensor:
    return base ** _linspace(start, end, steps)


def tril_indices(row: int, col: int, offset: int = 0, *, device: Any = None) -> Tensor:
    return _ones(row, col).tril(offset).nonzero().t()


def triu_indices(row: int, col: int, offset: int = 0, *, device: Any = None) -> Tensor:
    return _ones(row, col).triu(offset).nonzero().t()


@overload
def trapz(y: Tensor, x: Tensor, *, dim: int = -1) -> Tensor:
    n = y.size(dim) - 1
    return ((y.narrow(dim, 1, n) + y.narrow(dim, 0, n)) * diff(x) / 2).sum(dim)


@overload
def trapz(y: Tensor, *, dx: float = 1, dim: int = -1) -> Tensor:
    n = y.size(dim) - 1
    return (y.narrow(dim, 1, n) + y.narrow(dim, 0, n)).sum(dim) * dx / 2


@overload
def trapezoid(y: Tensor, x: Tensor, *, dim: int = -1) -> Tensor:
    return trapz(y, x, dim=dim)


@overload
def trapezoid(y: Tensor, *, dx: float = 1, dim: int = -1) -> Tensor:
    return trapz(y, dx=dx, dim=dim)


def cdist(x1: Tensor, x2: Tensor, p: float = 2.0) -> Tensor:
    return (x1.unsqueeze(-2) - x2.unsqueeze(-3)).norm(p, -1)


def vander(x: Tensor, N: int | None = None, increasing: bool = False) -> Tensor:
    n = x.size(0) if N is None else N
    powers = [x ** i for i in range(n)]
    return _stack(powers if increasing else powers[::-1], 1)


def bucketize(input: Tensor, boundaries: Tensor, *, right: bool = False) -> Tensor:
    return searchsorted(boundaries, input, right=right)


def searchsorted(sorted_sequence: Tensor, input: Tensor, *, right: bool = False) -> Tensor:
    if right:
        return (sorted_sequence.unsqueeze(-2) <= input.unsqueeze(-1)).sum(-1)
    return (sorted_sequence.unsqueeze(-2) < input.unsqueeze(-1)).sum(-1)


def std_mean(input: Tensor) -> tuple[Tensor, Tensor]:
    return input.std(), input.mean()


def var_mean(input: Tensor) -> tuple[Tensor, Tensor]:
    return input.var(), input.mean()


def atleast_1d(x: Tensor) -> Tensor:
    return x.reshape(1) if x.dim() == 0 else x


def atleast_2d(x: Tensor) -> Tensor:
    return x.reshape(1, 1) if x.dim() == 0 else x.unsqueeze(0) if x.dim() == 1 else x


def scalar_tensor(s: float, *, device: Any = None) -> Tensor:
    return _full((), s)


def is_nonzero(input: Tensor) -> bool:
    return input.is_nonzero()


def rsub(input: Tensor, other: Tensor | Scalar) -> Tensor:
    return other - input


@c_type("mx_limits", pointer=True)
class finfo:
    """What a type of floating point numbers can hold."""

    @effect("raises")
    @c("mx_finfo({type!dtype})")
    def __init__(self, type: dtype = float32) -> None: ...

    eps: float = c("{self}->eps")
    max: float = c("{self}->greatest")
    min: float = c("-{self}->greatest")
    tiny: float = c("{self}->tiny")
    smallest_normal: float = c("{self}->tiny")
    resolution: float = c("{self}->resolution")
    bits: int = c("{self}->bits")


@c_type("mx_limits", pointer=True)
class iinfo:
    """What a type of ints can hold."""

    @effect("raises")
    @c("mx_iinfo({type!dtype})")
    def __init__(self, type: dtype) -> None: ...

    max: int = c("{self}->most")
    min: int = c("{self}->least")
    bits: int = c("{self}->bits")
