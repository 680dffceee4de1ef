"""random: CPython's own stream. Each function is a method of Random too, which has a stream of its own."""
from typing import Any, Iterable


@c_type("py_generator", pointer=True)
class Random:
    @overload
    @effect("draws")
    @c("py_generator_new()")
    def __init__(self) -> None: ...
    @overload
    @effect("draws")
    @c("py_generator_seeded({x})")
    def __init__(self, x: int) -> None: ...
    @overload
    @effect("draws", "mutates")
    @c("py_generator_seed({self}, {a})")
    def seed(self, a: int) -> None: ...
    @overload
    @effect("draws", "mutates")
    @c("py_generator_seed_float({self}, {a})")
    def seed(self, a: float) -> None: ...
    @overload
    @effect("draws", "mutates", "raises")
    @c("py_generator_seed_text({self}, {a})")
    def seed(self, a: str) -> None: ...
    @overload
    @effect("draws", "mutates")
    @c("py_generator_seed_system({self})")
    def seed(self, a: None = None) -> None: ...
    @effect("draws")
    @c("py_generator_random({self})")
    def random(self) -> float: ...
    @overload
    @effect("draws", "raises")
    @c("py_generator_getrandbits({self}, {k})")
    def getrandbits(self, k: int) -> int: ...
    @overload
    @role("wide")
    @effect("draws", "raises")
    @c("py_wide_random_bits({self}, {k})")
    def getrandbits(self, k: int) -> Boxed: ...
    @effect("draws", "raises")
    @c("py_generator_randint({self}, {a}, {b})")
    def randint(self, a: int, b: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("py_generator_up_to({self}, {start})")
    def randrange(self, start: int) -> int: ...
    @overload
    @effect("draws", "raises")
    @c("py_generator_randrange({self}, {start}, {stop}, {step})")
    def randrange(self, start: int, stop: int, step: int = 1) -> int: ...
    @effect("draws", "raises")
    @c("py_generator_choice({self}, {seq})")
    def choice(self, seq: Iterable[T]) -> T: ...
    @overload
    @effect("draws", "raises")
    @c("py_generator_choices({self}, {population}, {weights}, NULL, {k})")
    def choices(self, population: Iterable[T], weights: Iterable[float] | None = None, *, k: int = 1) -> list[T]: ...
    @overload
    @effect("draws", "raises")
    @c("py_generator_choices({self}, {population}, NULL, {cum_weights}, {k})")
    def choices(self, population: Iterable[T], *, cum_weights: Iterable[float], k: int = 1) -> list[T]: ...
    @effect("draws", "raises")
    @c("py_generator_sample({self}, {population}, {k})")
    def sample(self, population: Iterable[T], k: int) -> list[T]: ...
    @effect("draws", "mutates")
    @c("py_generator_shuffle({self}, {x})")
    def shuffle(self, x: list[T]) -> None: ...
    @effect("draws")
    @c("py_generator_uniform({self}, {a!d}, {b!d})")
    def uniform(self, a: float, b: float) -> float: ...
    @overload
    @effect("draws")
    @c("py_generator_triangular({self}, {low!d}, {high!d}, NAN)")
    def triangular(self, low: float = 0.0, high: float = 1.0) -> float: ...
    @overload
    @effect("draws")
    @c("py_generator_triangular({self}, {low!d}, {high!d}, {mode!d})")
    def triangular(self, low: float, high: float, mode: float) -> float: ...
    @effect("draws")
    @c("py_generator_gauss({self}, {mu!d}, {sigma!d})")
    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float: ...
    @effect("draws")
    @c("py_generator_normalvariate({self}, {mu!d}, {sigma!d})")
    def normalvariate(self, mu: float = 0.0, sigma: float = 1.0) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_lognormvariate({self}, {mu!d}, {sigma!d})")
    def lognormvariate(self, mu: float, sigma: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_expovariate({self}, {lambd!d})")
    def expovariate(self, lambd: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_vonmisesvariate({self}, {mu!d}, {kappa!d})")
    def vonmisesvariate(self, mu: float, kappa: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_gammavariate({self}, {alpha!d}, {beta!d})")
    def gammavariate(self, alpha: float, beta: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_betavariate({self}, {alpha!d}, {beta!d})")
    def betavariate(self, alpha: float, beta: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_paretovariate({self}, {alpha!d})")
    def paretovariate(self, alpha: float) -> float: ...
    @effect("draws", "raises")
    @c("py_generator_weibullvariate({self}, {alpha!d}, {beta!d})")
    def weibullvariate(self, alpha: float, beta: float) -> float: ...
    @effect("draws")
    @c("py_generator_state({self})")
    def getstate(self) -> Any: ...
    @effect("draws", "mutates", "raises")
    @c("py_generator_set_state({self}, {state!v})")
    def setstate(self, state: Any) -> None: ...


@overload
@effect("draws", "mutates")
@c("py_random_seed({a})")
def seed(a: int) -> None: ...


@overload
@effect("draws", "mutates")
@c("py_random_seed_float({a})")
def seed(a: float) -> None: ...


@overload
@effect("draws", "mutates", "raises")
@c("py_random_seed_text({a})")
def seed(a: str) -> None: ...


@overload
@effect("draws", "mutates")
@c("py_random_seed_system()")
def seed(a: None = None) -> None: ...


@effect("draws")
@c("py_random()")
def random() -> float: ...


@overload
@effect("draws", "raises")
@c("py_random_getrandbits({k})")
def getrandbits(k: int) -> int: ...
@overload
@role("wide")
@effect("draws", "raises")
@c("py_wide_random_bits(py_random_module(), {k})")
def getrandbits(k: int) -> Boxed: ...


@effect("draws", "raises")
@c("py_random_randint({a}, {b})")
def randint(a: int, b: int) -> int: ...


@overload
@effect("draws", "raises")
@c("py_random_up_to({start})")
def randrange(start: int) -> int: ...


@overload
@effect("draws", "raises")
@c("py_random_randrange({start}, {stop}, {step})")
def randrange(start: int, stop: int, step: int = 1) -> int: ...


@effect("draws", "raises")
@c("py_random_choice({seq})")
def choice(seq: Iterable[T]) -> T: ...


@overload
@effect("draws", "raises")
@c("py_random_choices({population}, {weights}, {k})")
def choices(population: Iterable[T], weights: Iterable[float] | None = None, *, k: int = 1) -> list[T]: ...


@overload
@effect("draws", "raises")
@c("py_random_choices_by({population}, {cum_weights}, {k})")
def choices(population: Iterable[T], *, cum_weights: Iterable[float], k: int = 1) -> list[T]: ...


@effect("draws", "raises")
@c("py_random_sample({population}, {k})")
def sample(population: Iterable[T], k: int) -> list[T]: ...


@effect("draws", "mutates")
@c("py_random_shuffle({x})")
def shuffle(x: list[T]) -> None: ...


@effect("draws")
@c("py_random_uniform({a!d}, {b!d})")
def uniform(a: float, b: float) -> float: ...


@overload
@effect("draws")
@c("py_random_triangular({low!d}, {high!d}, NAN)")
def triangular(low: float = 0.0, high: float = 1.0) -> float: ...


@overload
@effect("draws")
@c("py_random_triangular({low!d}, {high!d}, {mode!d})")
def triangular(low: float, high: float, mode: float) -> float: ...


@effect("draws")
@c("py_random_gauss({mu!d}, {sigma!d})")
def gauss(mu: float = 0.0, sigma: float = 1.0) -> float: ...


@effect("draws")
@c("py_random_normalvariate({mu!d}, {sigma!d})")
def normalvariate(mu: float = 0.0, sigma: float = 1.0) -> float: ...


@effect("draws", "raises")
@c("py_random_lognormvariate({mu!d}, {sigma!d})")
def lognormvariate(mu: float, sigma: float) -> float: ...


@effect("draws", "raises")
@c("py_random_expovariate({lambd!d})")
def expovariate(lambd: float) -> float: ...


@effect("draws", "raises")
@c("py_random_vonmisesvariate({mu!d}, {kappa!d})")
def vonmisesvariate(mu: float, kappa: float) -> float: ...


@effect("draws", "raises")
@c("py_random_gammavariate({alpha!d}, {beta!d})")
def gammavariate(alpha: float, beta: float) -> float: ...


@effect("draws", "raises")
@c("py_random_betavariate({alpha!d}, {beta!d})")
def betavariate(alpha: float, beta: float) -> float: ...


@effect("draws", "raises")
@c("py_random_paretovariate({alpha!d})")
def paretovariate(alpha: float) -> float: ...


@effect("draws", "raises")
@c("py_random_weibullvariate({alpha!d}, {beta!d})")
def weibullvariate(alpha: float, beta: float) -> float: ...


@effect("draws")
@c("py_random_getstate()")
def getstate() -> Any: ...


@effect("draws", "mutates", "raises")
@c("py_random_setstate({state!v})")
def setstate(state: Any) -> None: ...
