"""numpy's files: .npy, and numbers as text"""
from typing import Any, Literal, Optional

from numpy import dtype, ndarray


@effect("io", "raises")
@c("np_save({file}, np_of({arr!np}))")
def save(file: str, arr: ndarray) -> None: ...
@effect("io", "raises")
@c("np_load({file})")
def load(file: str, allow_pickle: Literal[False] = False) -> ndarray: ...
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
