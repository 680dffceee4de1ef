"""numpy's files: .npy and .npz, raw bytes, and numbers as text"""
from typing import Any, Literal, Optional

from builtins import BinaryIO, bytearray
from numpy import dtype, ndarray


@c_type("np_archive", pointer=True)
class NpzFile:
    """What np.load gives of an .npz file: arrays by name, read when they are asked for."""

    files: list[str] = c("np_archive_names({self})")

    @effect("raises", "io")
    @c("np_archive_at({self}, {name})")
    def __getitem__(self, name: str) -> ndarray: ...
    @c("np_archive_contains({self}, {name})")
    def __contains__(self, name: str) -> bool: ...
    @c("py_list_length(np_archive_names({self}))")
    def __len__(self) -> int: ...
    @c("np_archive_names({self})")
    def __iter__(self) -> list[str]: ...
    @c("np_archive_names({self})")
    def keys(self) -> list[str]: ...
    @effect("io")
    @c("np_archive_close({self})")
    def close(self) -> None: ...
    @c("{self}")
    def __enter__(self) -> Self: ...
    @effect("io")
    @c("np_archive_close({self})")
    def __exit__(self, type: Any, value: Any, traceback: Any) -> None: ...


@c_type("np_archive", pointer=True)
class _NewArchive:
    @effect("io", "raises")
    @c("np_new_archive({file})")
    def __init__(self, file: str) -> None: ...
    @effect("io", "raises", "mutates")
    @c("np_archive_put({self}, {name}, np_of({x!np}), {is_compressed})")
    def put(self, name: str, x: ndarray, is_compressed: bool) -> None: ...
    @effect("io", "raises", "mutates")
    @c("np_archive_write({self})")
    def write(self) -> None: ...


@overload
def savez(file: str, **kwds):
    archive = _NewArchive(file)
    for name, x in kwds.items():
        archive.put(name, x, False)
    archive.write()
@overload
def savez(file: str, *args):
    archive = _NewArchive(file)
    for number, x in enumerate(args):
        archive.put("arr_" + str(number), x, False)
    archive.write()
@overload
def savez(file: str, *args, **kwds):
    archive = _NewArchive(file)
    for name, x in kwds.items():
        archive.put(name, x, False)
    for number, x in enumerate(args):
        archive.put("arr_" + str(number), x, False)
    archive.write()


@overload
def savez_compressed(file: str, **kwds):
    archive = _NewArchive(file)
    for name, x in kwds.items():
        archive.put(name, x, True)
    archive.write()
@overload
def savez_compressed(file: str, *args):
    archive = _NewArchive(file)
    for number, x in enumerate(args):
        archive.put("arr_" + str(number), x, True)
    archive.write()
@overload
def savez_compressed(file: str, *args, **kwds):
    archive = _NewArchive(file)
    for name, x in kwds.items():
        archive.put(name, x, True)
    for number, x in enumerate(args):
        archive.put("arr_" + str(number), x, True)
    archive.write()


@overload
@effect("raises")
@c("np_frombuffer(py_buffer_of({buffer}), {dtype}, {count}, {offset})")
def frombuffer(buffer: bytes, dtype: Optional[dtype] = None, count: int = -1, offset: int = 0) -> ndarray: ...
@overload
@effect("raises")
@c("np_frombuffer(py_buffer_of({buffer}), {dtype}, {count}, {offset})")
def frombuffer(buffer: bytearray, dtype: Optional[dtype] = None, count: int = -1, offset: int = 0) -> ndarray: ...
@overload
@effect("io", "raises")
@c("np_fromfile_open({file}, {dtype}, {count})")
def fromfile(file: BinaryIO, dtype: Optional[dtype] = None, count: int = -1) -> ndarray: ...
@overload
@effect("io", "raises")
@c("np_fromfile({file}, {dtype}, {count}, {offset})")
def fromfile(file: str, dtype: Optional[dtype] = None, count: int = -1, *, offset: int = 0) -> ndarray: ...


@c_type("np_array", pointer=True)
class memmap(ndarray):
    @effect("io", "raises")
    @c("np_memmap({filename}[, .dtype = {dtype}][, .mode = {mode!s}][, .offset = {offset}][, .shape = {shape!shape}])")
    def __init__(self, filename: str, dtype: Optional[dtype] = None, mode: str = "r+", offset: int = 0,
                 shape: Optional[int | tuple[int, ...] | list[int]] = None) -> None: ...
    @effect("io")
    @c("np_flush({self})")
    def flush(self) -> None: ...


@effect("io", "raises")
@c("np_save({file}, np_of({arr!np}))")
def save(file: str, arr: ndarray) -> None: ...
@overload
@effect("io", "raises")
@c("np_load_archive({file})")
def load(file: Literal["*.npz"], mmap_mode: None = None, allow_pickle: bool = False) -> NpzFile: ...
@overload
@effect("io", "raises")
@c("np_load({file})")
def load(file: str, mmap_mode: None = None, allow_pickle: bool = False) -> ndarray: ...
@effect("io", "raises")
@c("np_loadtxt({fname}[, .delimiter = {delimiter}][, .dtype = {dtype}][, .comments = {comments}][, .skip = {skiprows}][, .columns = {usecols!shape}][, .unpack = {unpack}][, .ndmin = {ndmin}][, .max_rows = {max_rows}])")
def loadtxt(fname: str, dtype: Optional[dtype] = None, comments: Optional[str] = None, delimiter: Optional[str] = None, *, skiprows: int = 0,
            usecols: Optional[int | tuple[int, ...] | list[int]] = None, unpack: bool = False, ndmin: int = 0, max_rows: int = 0) -> ndarray: ...
@effect("io", "raises")
@c("np_genfromtxt({fname}[, .delimiter = {delimiter}][, .dtype = {dtype}][, .comments = {comments}][, .skip = {skip_header}][, .columns = {usecols!shape}])")
def genfromtxt(fname: str, dtype: Optional[dtype] = None, comments: Optional[str] = None, delimiter: Optional[str] = None, *, skip_header: int = 0,
               usecols: Optional[int | tuple[int, ...] | list[int]] = None) -> ndarray: ...
@effect("io", "raises")
@c("np_savetxt({fname}, np_of({X!np}), {fmt}, {delimiter}, {header})")
def savetxt(fname: str, X: ndarray, fmt: str = "%.18e", delimiter: str = " ", *, header: str = "") -> None: ...
