"""_csv: the format of a line"""
from typing import Any

from builtins import Exception


class Error(Exception): ...


@c_type("py_csv", pointer=True)
class Format:
    @effect("raises")
    @c("py_csv_new([.dialect = {dialect}][, .delimiter = {delimiter}][, .quotechar = {quotechar}][, .escapechar = {escapechar}][, .lineterminator = {lineterminator}], .quoting = {quoting}[, .no_doublequote = !{doublequote}][, .skipinitialspace = {skipinitialspace}][, .strict = {strict}])")
    def __init__(self, dialect: str | None = None, delimiter: str | None = None, quotechar: str | None = None, escapechar: str | None = None, lineterminator: str | None = None, quoting: int = -1, doublequote: bool = True, skipinitialspace: bool = False, strict: bool = False) -> None: ...
    @effect("mutates", "raises")
    @c("py_csv_feed({self}, {line})")
    def feed(self, line: str) -> list[str] | None: ...
    @effect("mutates", "raises")
    @c("py_csv_finish({self})")
    def finish(self) -> list[str] | None: ...
    @effect("raises")
    @c("py_csv_line({self}, {row!v})")
    def line(self, row: Any) -> str: ...
    @effect("raises")
    @c("py_csv_dict_line({self}, {row!v}, {keys!v}, {missing!v}, {strict})")
    def dict_line(self, row: Any, keys: Any, missing: Any, strict: bool) -> str: ...
