"""What globals() and exec of a file are spelled with (sema/spell_globals.c); the rest is _globals.py. A variable that always is a number
of one kind or a text stays so: what it is given by its name must be one too."""
from typing import Any


@c("{value!v}")
def boxed(value: Any) -> Boxed: ...


@effect("raises")
@c("py_as_int(py_exactly({value}, PY_INT))")
def as_int(value: Boxed) -> int: ...


@effect("raises")
@c("py_as_float(py_exactly({value}, PY_FLOAT))")
def as_float(value: Boxed) -> float: ...


@effect("raises")
@c("py_as_bool({value})")
def as_bool(value: Boxed) -> bool: ...


@effect("raises")
@c("py_as_str({value})")
def as_str(value: Boxed) -> str: ...
