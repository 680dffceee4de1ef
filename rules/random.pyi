"""random: CPython's own stream"""
from typing import Any


@effect("draws", "mutates")
@c("py_random_seed({a})")
def seed(a: int) -> None: ...


@effect("draws")
@c("py_random()")
def random() -> float: ...


@effect("draws")
@c("py_random_uniform({a!d}, {b!d})")
def uniform(a: float, b: float) -> float: ...


@effect("draws")
@c("py_random_gauss({mu!d}, {sigma!d})")
def gauss(mu: float = 0.0, sigma: float = 1.0) -> float: ...


@effect("draws")
@c("py_random_randrange({a}, {b} + 1, 1)")
def randint(a: int, b: int) -> int: ...


@overload
@effect("draws")
@c("py_random_randrange(0, {stop}, 1)")
def randrange(stop: int) -> int: ...


@overload
@effect("draws")
@c("py_random_randrange({start}, {stop}, {step})")
def randrange(start: int, stop: int, step: int = 1) -> int: ...


@effect("draws")
@c("py_random_choice({seq})")
def choice(seq: list[T]) -> T: ...


@effect("draws", "mutates")
@c("py_random_shuffle({x})")
def shuffle(x: list[T]) -> None: ...


@effect("draws")
@c("py_random_sample({population}, {k})")
def sample(population: list[T], k: int) -> list[T]: ...
