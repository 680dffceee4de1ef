"""bisect: where a value belongs in a sorted list."""
from typing import Any


@overload
@effect("raises")
@c("py_bisect_left({a}, {x}, {lo}, PY_NONE)")
def bisect_left(a: list[T], x: T, lo: int = 0) -> int: ...


@overload
@effect("raises")
@c("py_bisect_left({a}, {x}, {lo}, {hi})")
def bisect_left(a: list[T], x: T, lo: int, hi: int) -> int: ...


@overload
@effect("raises")
@c("py_bisect_right({a}, {x}, {lo}, PY_NONE)")
def bisect_right(a: list[T], x: T, lo: int = 0) -> int: ...


@overload
@effect("raises")
@c("py_bisect_right({a}, {x}, {lo}, {hi})")
def bisect_right(a: list[T], x: T, lo: int, hi: int) -> int: ...


@overload
@effect("raises")
@c("py_bisect_right({a}, {x}, {lo}, PY_NONE)")
def bisect(a: list[T], x: T, lo: int = 0) -> int: ...


@overload
@effect("raises")
@c("py_bisect_right({a}, {x}, {lo}, {hi})")
def bisect(a: list[T], x: T, lo: int, hi: int) -> int: ...


@effect("mutates", "raises")
@c("py_list_insert({a}, py_bisect_left({a}, {x}, 0, PY_NONE), {x})")
def insort_left(a: list[T], x: T) -> None: ...


@effect("mutates", "raises")
@c("py_list_insert({a}, py_bisect_right({a}, {x}, 0, PY_NONE), {x})")
def insort_right(a: list[T], x: T) -> None: ...


@effect("mutates", "raises")
@c("py_list_insert({a}, py_bisect_right({a}, {x}, 0, PY_NONE), {x})")
def insort(a: list[T], x: T) -> None: ...
