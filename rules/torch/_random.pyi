"""torch: random numbers."""
from typing import Any, Literal, Optional

from torch import Generator, device, dtype, float32, int64


class Tensor:
    @effect("draws")
    @shape("multinomial")
    @c("mx_multinomial({self}, {num_samples}[, .replacement = {replacement}][, .generator = {generator}])")
    def multinomial(self, num_samples: int, replacement: bool = False, *, generator: Generator | None = None) -> Tensor["...", "int64"]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_uniform({a!d}, {b!d}, mx_shape({self}))")
    def uniform_(self, a: float = 0, b: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_normal({mean!d}, {std!d}, mx_shape({self}))")
    def normal_(self, mean: float = 0, std: float = 1) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_bernoulli_like({self}, {p!d})")
    def bernoulli_(self, p: float = 0.5) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @effect("draws")
    @shape("same")
    @c("mx_exponential_like({self}, {lambd!d})")
    def exponential_(self, lambd: float = 1) -> Tensor["..."]: ...

    @overload
    @effect("draws")
    @shape("same")
    @c("mx_bernoulli({self})")
    def bernoulli(self) -> Tensor["..."]: ...

    @overload
    @effect("draws")
    @shape("same")
    @c("mx_bernoulli_like({self}, {p!d})")
    def bernoulli(self, p: float) -> Tensor["..."]: ...


@effect("draws")
@shape("multinomial")
@c("mx_multinomial({input}, {num_samples}[, .replacement = {replacement}][, .generator = {generator}])")
def multinomial(input: Tensor, num_samples: int, replacement: bool = False, *, generator: Generator | None = None) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand({*size})")
def rand(*size: int, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_rand_as({dtype!dtype}, MX_DIMS({*size}))")
def rand(*size: int, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_rand_as({dtype!dtype}, MX_DIMS({size!dims}))")
def rand(size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand({size!dims})")
def rand(size: tuple[int, ...] | list[int], *, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_rand_from({generator}, MX_DIMS({*size}))")
def rand(*size: int, generator: Generator | None, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@effect("draws")
@c("mx_rand_like({input})")
def rand_like(input: Tensor["..."], device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn({*size})")
def randn(*size: int, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_randn_as({dtype!dtype}, MX_DIMS({*size}))")
def randn(*size: int, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_randn_as({dtype!dtype}, MX_DIMS({size!dims}))")
def randn(size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn({size!dims})")
def randn(size: tuple[int, ...] | list[int], *, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randn_from({generator}, MX_DIMS({*size}))")
def randn(*size: int, generator: Generator | None, device: Any = None, requires_grad: bool = False) -> Tensor["...", "float32"]: ...


@effect("draws")
@c("mx_randn_like({input})")
def randn_like(input: Tensor["..."], device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@c("mx_astype(mx_randint_dims(0, {high}, mx_shape({input})), mx_dtype_of({input}))")
def randint_like(input: Tensor, high: int, *, device: Any = None) -> Tensor["..."]: ...


@overload
@effect("draws")
@c("mx_astype(mx_randint_dims({low}, {high}, mx_shape({input})), mx_dtype_of({input}))")
def randint_like(input: Tensor, low: int, high: int, *, device: Any = None) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint(0, {high}, {size!dims})")
def randint(high: int, size: tuple[int, ...] | list[int], *, dtype: dtype["int64"] = int64, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_astype(mx_randint(0, {high}, {size!dims}), {dtype!dtype})")
def randint(high: int, size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint({low}, {high}, {size!dims})")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, dtype: dtype["int64"] = int64, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_astype(mx_randint({low}, {high}, {size!dims}), {dtype!dtype})")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint_from({generator}, 0, {high}, MX_DIMS({size!dims}))")
def randint(high: int, size: tuple[int, ...] | list[int], *, generator: Generator | None, dtype: dtype["int64"] = int64, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_astype(mx_randint_from({generator}, 0, {high}, MX_DIMS({size!dims})), {dtype!dtype})")
def randint(high: int, size: tuple[int, ...] | list[int], *, generator: Generator | None, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_randint_from({generator}, {low}, {high}, MX_DIMS({size!dims}))")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, generator: Generator | None, dtype: dtype["int64"] = int64, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["...", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@types("dtype_argument")
@c("mx_astype(mx_randint_from({generator}, {low}, {high}, MX_DIMS({size!dims})), {dtype!dtype})")
def randint(low: int, high: int, size: tuple[int, ...] | list[int], *, generator: Generator | None, dtype: dtype, device: Any = None, requires_grad: Literal[False] = False) -> Tensor["..."]: ...


@overload
@effect("draws")
@c("mx_randperm({n})")
def randperm(n: int, *, device: Any = None) -> Tensor["*", "int64"]: ...


@overload
@effect("draws")
@c("mx_randperm_from({generator}, {n})")
def randperm(n: int, *, generator: Generator | None, device: Any = None) -> Tensor["*", "int64"]: ...


@overload
@effect("draws")
@shape("sizes")
@c("mx_normal({mean!d}, {std!d}, MX_DIMS({size!dims}))")
def normal(mean: float, std: float, size: tuple[int, ...] | list[int]) -> Tensor["...", "float32"]: ...


@overload
@effect("draws")
@c("mx_normal_of({mean}, {std})")
def normal(mean: Tensor, std: Tensor) -> Tensor["..."]: ...


@overload
@effect("draws")
@c("mx_add(mx_normal(0, {std!d}, mx_shape({mean})), {mean})")
def normal(mean: Tensor["..."], std: float = 1.0) -> Tensor["..."]: ...


@overload
@effect("draws")
@c("mx_add(mx_mul(mx_normal(0, 1, mx_shape({std})), {std}), {mean})")
def normal(mean: float, std: Tensor["..."]) -> Tensor["..."]: ...


@effect("draws")
@c("mx_bernoulli({input})")
def bernoulli(input: Tensor["..."]) -> Tensor["..."]: ...
