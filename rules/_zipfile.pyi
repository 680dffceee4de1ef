"""What zipfile.py is written in terms of."""
from builtins import bytearray
from pathlib import Path


@c_type("py_zipfile", pointer=True)
class Archive:
    @effect("io", "raises")
    @c("py_zipfile_open({path!s}, {mode!s}, {method})")
    def __init__(self, path: str | Path, mode: str, method: int) -> None: ...
    @effect("io", "raises")
    @c("py_zipfile_close({self})")
    def close(self) -> None: ...
    @effect("raises")
    @c("py_zipfile_count({self})")
    def count(self) -> int: ...
    @effect("raises")
    @c("py_zipfile_name({self}, {index})")
    def name(self, index: int) -> str: ...
    @effect("raises")
    @c("py_zipfile_size({self}, {index}, {is_compressed})")
    def size(self, index: int, is_compressed: bool) -> int: ...
    @effect("raises")
    @c("py_zipfile_crc({self}, {index})")
    def crc(self, index: int) -> int: ...
    @effect("raises")
    @c("py_tuple_of_list(py_zipfile_date({self}, {index}))")
    def date(self, index: int) -> tuple[int, ...]: ...
    @effect("raises")
    @c("py_zipfile_find({self}, {name})")
    def find(self, name: str) -> int: ...
    @effect("io", "raises")
    @c("py_zipfile_read({self}, {name}, {password})")
    def read(self, name: str, password: str | None) -> bytes: ...
    @effect("io", "raises")
    @c("py_zipfile_add({self}, {name}, py_buffer_of({data}), {method}, {mode})")
    def add(self, name: str, data: bytes | bytearray, method: int, mode: int) -> None: ...
