"""io: files in memory are files of another class."""
from typing import Any

from builtins import BinaryIO, TextIO, bytearray, open

SEEK_SET: int = c("INT64_C(0)")
SEEK_CUR: int = c("INT64_C(1)")
SEEK_END: int = c("INT64_C(2)")
DEFAULT_BUFFER_SIZE: int = c("INT64_C(8192)")

TextIOWrapper = TextIO
TextIOBase = TextIO
BufferedReader = BinaryIO
BufferedWriter = BinaryIO


@c_type("py_file", pointer=True)
class StringIO(TextIO):
    @c("py_string_io({initial_value})")
    def __init__(self, initial_value: str | None = None, newline: Literal["\n"] | Literal[""] | None = None) -> None: ...
    @effect("io", "raises")
    @c("py_string_io_value({self})")
    def getvalue(self) -> str: ...


@c_type("py_file", pointer=True)
class BytesIO(BinaryIO):
    @overload
    @c("py_bytes_io_of((py_buffer){{0}})")
    def __init__(self) -> None: ...
    @overload
    @c("py_bytes_io({initial_bytes})")
    def __init__(self, initial_bytes: bytes | bytearray) -> None: ...
    @effect("io", "raises")
    @c("py_bytes_io_value({self})")
    def getvalue(self) -> bytes: ...
    @effect("io", "raises")
    @c("py_bytes_io_value({self})")
    def getbuffer(self) -> bytes: ...
