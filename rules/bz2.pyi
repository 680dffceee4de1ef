"""bz2"""
from builtins import bytearray


@effect("raises")
@c("py_bz2_compress(py_buffer_of({data}), {compresslevel})")
def compress(data: bytes | bytearray, compresslevel: int = 9) -> bytes: ...


@effect("raises")
@c("py_bz2_decompress(py_buffer_of({data}))")
def decompress(data: bytes | bytearray) -> bytes: ...
