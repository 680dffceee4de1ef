"""numpy.random: NumPy's own streams, old and new. Without a size a draw is a number of Python."""
from typing import Any, Callable, Iterable, Literal, Optional

from numpy import dtype, ndarray

@overload
@effect("draws")
@c("np_random_reseed(NULL)")
def seed() -> None: ...
@overload
@effect("draws", "raises")
@c("np_random_seed(NULL, {seed})")
def seed(seed: int) -> None: ...
@overload
@effect("draws")
@c("np_random_reseed(NULL)")
def seed(seed: None) -> None: ...
@effect("draws")
@c("np_random_get_state(NULL)")
def get_state() -> Any: ...
@effect("draws", "mutates", "raises")
@c("np_random_set_state(NULL, {state!v})")
def set_state(state: Any) -> None: ...
@overload
@effect("draws")
@c("np_draw_uniform(NULL, {low}, {high})")
def uniform(low: float = 0.0, high: float = 1.0, size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_uniform(NULL, {low!np}, {high!np}, {size!shape})")
def uniform(low: ndarray = 0.0, high: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_uniform(NULL, {low!np}, {high!np}, {size!shape})")
def uniform(low: ndarray, high: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_uniform(NULL, {low!np}, {high!np}, NP_NO_SIZE)")
def uniform(low: ndarray = 0.0, high: ndarray = 1.0, size: None = None) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_normal(NULL, {loc}, {scale})")
def normal(loc: float = 0.0, scale: float = 1.0, size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_normal(NULL, {loc!np}, {scale!np}, {size!shape})")
def normal(loc: ndarray = 0.0, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_normal(NULL, {loc!np}, {scale!np}, {size!shape})")
def normal(loc: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_normal(NULL, {loc!np}, {scale!np}, NP_NO_SIZE)")
def normal(loc: ndarray = 0.0, scale: ndarray = 1.0, size: None = None) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_normal(NULL, 0, 1)")
def standard_normal(size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_randn(NULL, {size!shape})")
def standard_normal(size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_exponential(NULL, {scale})")
def exponential(scale: float = 1.0, size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_exponential(NULL, {scale!np}, {size!shape})")
def exponential(scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_exponential(NULL, {scale!np}, {size!shape})")
def exponential(scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_beta(NULL, {a}, {b})")
def beta(a: float, b: float, size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_beta(NULL, {a!np}, {b!np}, {size!shape})")
def beta(a: ndarray, b: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_gamma(NULL, {shape}, {scale})")
def gamma(shape: float, scale: float = 1.0, size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_gamma(NULL, {shape!np}, {scale!np}, {size!shape})")
def gamma(shape: ndarray, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_gamma(NULL, {shape!np}, {scale!np}, {size!shape})")
def gamma(shape: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_multivariate_normal(NULL, np_of({mean!np}), np_of({cov!np}), NP_NO_SIZE)")
def multivariate_normal(mean: ndarray, cov: ndarray, size: None = None) -> ndarray: ...
@overload
@effect("draws")
@c("np_multivariate_normal(NULL, np_of({mean!np}), np_of({cov!np}), {size!shape})")
def multivariate_normal(mean: ndarray, cov: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw(NULL)")
def random(size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_rand(NULL, {size!shape})")
def random(size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw(NULL)")
def random_sample(size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_rand(NULL, {size!shape})")
def random_sample(size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw(NULL)")
def sample(size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_rand(NULL, {size!shape})")
def sample(size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw(NULL)")
def ranf(size: None = None) -> float: ...
@overload
@effect("draws")
@c("np_rand(NULL, {size!shape})")
def ranf(size: int | tuple[int, ...] | list[int]) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw(NULL)")
def rand() -> float: ...
@overload
@effect("draws")
@c("np_rand(NULL, {dims!shape})")
def rand(*dims: int) -> ndarray: ...
@overload
@effect("draws")
@c("np_draw_normal(NULL, 0, 1)")
def randn() -> float: ...
@overload
@effect("draws")
@c("np_randn(NULL, {dims!shape})")
def randn(*dims: int) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_draw_int(NULL, 0, {low})")
def randint(low: int) -> int: ...
@overload
@effect("draws", "raises")
@c("np_draw_int(NULL, {low}, {high})")
def randint(low: int, high: int) -> int: ...
@overload
@effect("draws", "raises")
@c("np_randint(NULL, 0, {low}, {size!shape}, {dtype})")
def randint(low: int, high: None = None, *, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_randint(NULL, 0, {low}, {size!shape}, {dtype})")
def randint(low: int, high: None, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_randint(NULL, {low}, {high}, {size!shape}, {dtype})")
def randint(low: int, high: int, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
@overload
@effect("draws", "mutates")
@c("np_shuffle(NULL, {x})")
def shuffle(x: ndarray) -> None: ...
@overload
@effect("draws", "mutates")
@c("np_shuffle_list(NULL, {x})")
def shuffle(x: list[Any]) -> None: ...
@overload
@effect("draws")
@c("np_permutation(NULL, {x})")
def permutation(x: int) -> ndarray: ...
@overload
@effect("draws")
@c("np_permuted(NULL, {x!np})")
def permutation(x: ndarray) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_choice_text(NULL, {a})")
def choice(a: list[str]) -> str: ...
@overload
@effect("draws", "raises")
@c("np_choice(NULL, {a!np}, NP_NO_SIZE, {replace})")
def choice(a: ndarray, size: None = None, replace: bool = True) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_choice(NULL, {a!np}, {size!shape}, {replace})")
def choice(a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_choice_weighted(NULL, {a!np}, NP_NO_SIZE, {replace}, {p!np})")
def choice(a: ndarray, size: None = None, replace: bool = True, *, p: ndarray) -> ndarray: ...
@overload
@effect("draws", "raises")
@c("np_choice_weighted(NULL, {a!np}, {size!shape}, {replace}, {p!np})")
def choice(a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True, p: ndarray = 1.0) -> ndarray: ...


@c_type("np_random", pointer=True)
class RandomState:
    @overload
    @effect("draws")
    @c("np_random_state_unseeded()")
    def __init__(self) -> None: ...
    @overload
    @effect("raises")
    @c("np_random_state({seed})")
    def __init__(self, seed: int) -> None: ...
    @effect("draws", "raises")
    @c("np_random_seed({self}, {seed})")
    def seed(self, seed: int) -> None: ...
    @effect("draws")
    @c("np_random_get_state({self})")
    def get_state(self) -> Any: ...
    @effect("draws", "mutates", "raises")
    @c("np_random_set_state({self}, {state!v})")
    def set_state(self, state: Any) -> None: ...
    @overload
    @effect("draws")
    @c("np_draw_uniform({self}, {low}, {high})")
    def uniform(self, low: float = 0.0, high: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, {size!shape})")
    def uniform(self, low: ndarray = 0.0, high: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, {size!shape})")
    def uniform(self, low: ndarray, high: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, NP_NO_SIZE)")
    def uniform(self, low: ndarray = 0.0, high: ndarray = 1.0, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_normal({self}, {loc}, {scale})")
    def normal(self, loc: float = 0.0, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, {size!shape})")
    def normal(self, loc: ndarray = 0.0, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, {size!shape})")
    def normal(self, loc: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, NP_NO_SIZE)")
    def normal(self, loc: ndarray = 0.0, scale: ndarray = 1.0, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_normal({self}, 0, 1)")
    def standard_normal(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_randn({self}, {size!shape})")
    def standard_normal(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_exponential({self}, {scale})")
    def exponential(self, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_exponential({self}, {scale!np}, {size!shape})")
    def exponential(self, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_exponential({self}, {scale!np}, {size!shape})")
    def exponential(self, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_beta({self}, {a}, {b})")
    def beta(self, a: float, b: float, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_beta({self}, {a!np}, {b!np}, {size!shape})")
    def beta(self, a: ndarray, b: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_gamma({self}, {shape}, {scale})")
    def gamma(self, shape: float, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_gamma({self}, {shape!np}, {scale!np}, {size!shape})")
    def gamma(self, shape: ndarray, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_gamma({self}, {shape!np}, {scale!np}, {size!shape})")
    def gamma(self, shape: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_multivariate_normal({self}, np_of({mean!np}), np_of({cov!np}), NP_NO_SIZE)")
    def multivariate_normal(self, mean: ndarray, cov: ndarray, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_multivariate_normal({self}, np_of({mean!np}), np_of({cov!np}), {size!shape})")
    def multivariate_normal(self, mean: ndarray, cov: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def random(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {size!shape})")
    def random(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def random_sample(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {size!shape})")
    def random_sample(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def sample(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {size!shape})")
    def sample(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def ranf(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {size!shape})")
    def ranf(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def rand(self) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {dims!shape})")
    def rand(self, *dims: int) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_normal({self}, 0, 1)")
    def randn(self) -> float: ...
    @overload
    @effect("draws")
    @c("np_randn({self}, {dims!shape})")
    def randn(self, *dims: int) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_draw_int({self}, 0, {low})")
    def randint(self, low: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("np_draw_int({self}, {low}, {high})")
    def randint(self, low: int, high: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, 0, {low}, {size!shape}, {dtype})")
    def randint(self, low: int, high: None = None, *, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, 0, {low}, {size!shape}, {dtype})")
    def randint(self, low: int, high: None, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, {low}, {high}, {size!shape}, {dtype})")
    def randint(self, low: int, high: int, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "mutates")
    @c("np_shuffle({self}, {x})")
    def shuffle(self, x: ndarray) -> None: ...
    @overload
    @effect("draws", "mutates")
    @c("np_shuffle_list({self}, {x})")
    def shuffle(self, x: list[Any]) -> None: ...
    @overload
    @effect("draws")
    @c("np_permutation({self}, {x})")
    def permutation(self, x: int) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_permuted({self}, {x!np})")
    def permutation(self, x: ndarray) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_text({self}, {a})")
    def choice(self, a: list[str]) -> str: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice({self}, {a!np}, NP_NO_SIZE, {replace})")
    def choice(self, a: ndarray, size: None = None, replace: bool = True) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice({self}, {a!np}, {size!shape}, {replace})")
    def choice(self, a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_weighted({self}, {a!np}, NP_NO_SIZE, {replace}, {p!np})")
    def choice(self, a: ndarray, size: None = None, replace: bool = True, *, p: ndarray) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_weighted({self}, {a!np}, {size!shape}, {replace}, {p!np})")
    def choice(self, a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True, p: ndarray = 1.0) -> ndarray: ...


@c_type("np_random", pointer=True)
class Generator:
    @overload
    @effect("draws")
    @c("np_draw_uniform({self}, {low}, {high})")
    def uniform(self, low: float = 0.0, high: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, {size!shape})")
    def uniform(self, low: ndarray = 0.0, high: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, {size!shape})")
    def uniform(self, low: ndarray, high: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_uniform({self}, {low!np}, {high!np}, NP_NO_SIZE)")
    def uniform(self, low: ndarray = 0.0, high: ndarray = 1.0, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_normal({self}, {loc}, {scale})")
    def normal(self, loc: float = 0.0, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, {size!shape})")
    def normal(self, loc: ndarray = 0.0, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, {size!shape})")
    def normal(self, loc: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_normal({self}, {loc!np}, {scale!np}, NP_NO_SIZE)")
    def normal(self, loc: ndarray = 0.0, scale: ndarray = 1.0, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_normal({self}, 0, 1)")
    def standard_normal(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_randn({self}, {size!shape})")
    def standard_normal(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_exponential({self}, {scale})")
    def exponential(self, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_exponential({self}, {scale!np}, {size!shape})")
    def exponential(self, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_exponential({self}, {scale!np}, {size!shape})")
    def exponential(self, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_beta({self}, {a}, {b})")
    def beta(self, a: float, b: float, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_beta({self}, {a!np}, {b!np}, {size!shape})")
    def beta(self, a: ndarray, b: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw_gamma({self}, {shape}, {scale})")
    def gamma(self, shape: float, scale: float = 1.0, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_gamma({self}, {shape!np}, {scale!np}, {size!shape})")
    def gamma(self, shape: ndarray, scale: ndarray = 1.0, *, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_gamma({self}, {shape!np}, {scale!np}, {size!shape})")
    def gamma(self, shape: ndarray, scale: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_multivariate_normal({self}, np_of({mean!np}), np_of({cov!np}), NP_NO_SIZE)")
    def multivariate_normal(self, mean: ndarray, cov: ndarray, size: None = None) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_multivariate_normal({self}, np_of({mean!np}), np_of({cov!np}), {size!shape})")
    def multivariate_normal(self, mean: ndarray, cov: ndarray, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_draw({self})")
    def random(self, size: None = None) -> float: ...
    @overload
    @effect("draws")
    @c("np_rand({self}, {size!shape})")
    def random(self, size: int | tuple[int, ...] | list[int]) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_draw_int({self}, 0, {low})")
    def integers(self, low: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("np_draw_int({self}, {low}, {high})")
    def integers(self, low: int, high: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, 0, {low}, {size!shape}, {dtype})")
    def integers(self, low: int, high: None = None, *, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, 0, {low}, {size!shape}, {dtype})")
    def integers(self, low: int, high: None, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, {low}, {high}, {size!shape}, {dtype})")
    def integers(self, low: int, high: int, size: int | tuple[int, ...] | list[int], dtype: Optional[dtype] = None) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_draw_int({self}, {low}, {high} + 1)")
    def integers(self, low: int, high: int, *, endpoint: Literal[True]) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("np_randint({self}, {low}, {high} + 1, {size!shape}, NULL)")
    def integers(self, low: int, high: int, size: int | tuple[int, ...] | list[int], *, endpoint: Literal[True]) -> ndarray: ...
    @overload
    @effect("draws", "mutates")
    @c("np_shuffle({self}, {x})")
    def shuffle(self, x: ndarray) -> None: ...
    @overload
    @effect("draws", "mutates")
    @c("np_shuffle_list({self}, {x})")
    def shuffle(self, x: list[Any]) -> None: ...
    @overload
    @effect("draws")
    @c("np_permutation({self}, {x})")
    def permutation(self, x: int) -> ndarray: ...
    @overload
    @effect("draws")
    @c("np_permuted({self}, {x!np})")
    def permutation(self, x: ndarray) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_text({self}, {a})")
    def choice(self, a: list[str]) -> str: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice({self}, {a!np}, NP_NO_SIZE, {replace})")
    def choice(self, a: ndarray, size: None = None, replace: bool = True) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice({self}, {a!np}, {size!shape}, {replace})")
    def choice(self, a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_weighted({self}, {a!np}, NP_NO_SIZE, {replace}, {p!np})")
    def choice(self, a: ndarray, size: None = None, replace: bool = True, *, p: ndarray) -> ndarray: ...
    @overload
    @effect("draws", "raises")
    @c("np_choice_weighted({self}, {a!np}, {size!shape}, {replace}, {p!np})")
    def choice(self, a: ndarray, size: int | tuple[int, ...] | list[int], replace: bool = True, p: ndarray = 1.0) -> ndarray: ...


@overload
@effect("draws")
@c("np_default_rng_unseeded()")
def default_rng(seed: None = None) -> Generator: ...
@overload
@effect("raises")
@c("np_default_rng({seed})")
def default_rng(seed: int) -> Generator: ...


@c("((np_random *)NULL)")
def _module_state() -> RandomState:
    """The generator of the module's own functions."""
    ...
