"""pickle: plain data, in CPython's format. What is read is a value whose types only the run knows."""
from typing import Any

from builtins import BinaryIO, Exception, bytearray

HIGHEST_PROTOCOL: int = c("INT64_C(5)")
DEFAULT_PROTOCOL: int = c("INT64_C(4)")


class PickleError(Exception): ...


class PicklingError(PickleError): ...


class UnpicklingError(PickleError): ...


@overload
@effect("io", "raises")
@c("py_pickle_dump({obj!v}, {file}, {protocol})")
def dump(obj: Any, file: BinaryIO, protocol: int = 4) -> None: ...
@overload
@effect("io", "raises")
@c("py_pickle_dump({obj!v}, {file}, 4)")
def dump(obj: Any, file: BinaryIO, protocol: None) -> None: ...


@overload
@effect("raises")
@c("py_pickle_dumps({obj!v}, {protocol})")
def dumps(obj: Any, protocol: int = 4) -> bytes: ...
@overload
@effect("raises")
@c("py_pickle_dumps({obj!v}, 4)")
def dumps(obj: Any, protocol: None) -> bytes: ...


@effect("io", "raises")
@c("py_pickle_load({file}, {encoding})")
def load(file: BinaryIO, *, encoding: str = "ASCII") -> Any: ...


@effect("raises")
@c("py_pickle_loads({data}, {encoding})")
def loads(data: bytes | bytearray, *, encoding: str = "ASCII") -> Any: ...
