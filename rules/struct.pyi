"""struct: numbers and texts as bytes. A format that is a literal, and gives one type, says what the items of the tuple are"""
from typing import Any

from builtins import Exception, bytearray


class error(Exception): ...


@effect("raises")
@c("py_struct_calcsize({format})")
def calcsize(format: str) -> int: ...


@effect("raises")
@c("py_struct_pack({format}, {*v!v})")
def pack(format: str, *v: Any) -> bytes: ...


@effect("raises")
@types("struct_unpack")
@c("py_struct_unpack({format}, {buffer}, {!item})")
def unpack(format: str, buffer: bytes | bytearray) -> tuple[Boxed, ...]: ...


@effect("raises")
@types("struct_unpack")
@c("py_struct_unpack_from({format}, {buffer}, {offset}, {!item})")
def unpack_from(format: str, buffer: bytes | bytearray, offset: int = 0) -> tuple[Boxed, ...]: ...


@effect("raises")
@types("struct_unpack")
@c("py_struct_iter_unpack({format}, {buffer}, {!item.item})")
def iter_unpack(format: str, buffer: bytes | bytearray) -> list[tuple[Boxed, ...]]: ...
