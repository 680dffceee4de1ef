"""zlib"""
from builtins import Exception, bytearray


class error(Exception): ...


@effect("raises")
@c("py_zlib_compress(py_buffer_of({data}), {level}, false)")
def compress(data: bytes | bytearray, level: int = -1) -> bytes: ...


@effect("raises")
@c("py_zlib_decompress(py_buffer_of({data}), false)")
def decompress(data: bytes | bytearray) -> bytes: ...


@c("py_zlib_crc32(py_buffer_of({data}), {value})")
def crc32(data: bytes | bytearray, value: int = 0) -> int: ...


@c("py_zlib_adler32(py_buffer_of({data}), {value})")
def adler32(data: bytes | bytearray, value: int = 1) -> int: ...
