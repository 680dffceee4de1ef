"""lzma"""
from builtins import bytearray


@effect("raises")
@c("py_lzma_compress(py_buffer_of({data}), {preset})")
def compress(data: bytes | bytearray, preset: int = 6) -> bytes: ...


@effect("raises")
@c("py_lzma_decompress(py_buffer_of({data}))")
def decompress(data: bytes | bytearray) -> bytes: ...
