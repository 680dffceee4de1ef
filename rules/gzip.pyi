"""gzip"""
from typing import Any

from builtins import BinaryIO, OSError, TextIO, bytearray
from pathlib import Path


class BadGzipFile(OSError): ...


@overload
@effect("io", "raises")
@c("py_gzip_open({filename!s}, {mode!s}, {compresslevel})")
def open(filename: str | Path, mode: Literal["rb"] | Literal["r"] | Literal["wb"] | Literal["w"] | Literal["ab"] | Literal["a"] | Literal["xb"] | Literal["x"] = "rb", compresslevel: int = 9) -> BinaryIO: ...
@overload
@effect("io", "raises")
@c("py_gzip_open_text({filename!s}, {mode!s}, {compresslevel})")
def open(filename: str | Path, mode: Literal["rt"] | Literal["wt"] | Literal["at"] | Literal["xt"], compresslevel: int = 9, encoding: Literal["utf-8"] | Literal["utf8"] | Literal["UTF-8"] | None = None) -> TextIO: ...


@c_type("py_file", pointer=True)
class GzipFile(BinaryIO):
    @effect("io", "raises")
    @c("py_gzip_open({filename!s}, {mode!s}, {compresslevel})")
    def __init__(self, filename: str | Path, mode: str = "rb", compresslevel: int = 9) -> None: ...


@c("py_zlib_compress(py_buffer_of({data}), {compresslevel}, true)")
def compress(data: bytes | bytearray, compresslevel: int = 9) -> bytes: ...


@effect("raises")
@c("py_zlib_decompress(py_buffer_of({data}), true)")
def decompress(data: bytes | bytearray) -> bytes: ...
