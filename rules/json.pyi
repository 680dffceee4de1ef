"""json: typed containers are written as they are; what is read is a value whose types only the run knows"""
from typing import Any

from builtins import BinaryIO, TextIO, ValueError


class JSONDecodeError(ValueError): ...


@overload
@effect("raises")
@c("py_json_dumps({obj}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dumps(obj: Any, *, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> str: ...


@overload
@effect("raises")
@c("py_json_dumps({obj}, .indented = true, .indent = {indent}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dumps(obj: Any, *, indent: int, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> str: ...


@overload
@effect("raises")
@c("py_json_dumps({obj}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dumps(obj: Any, *, indent: None, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> str: ...


@overload
@effect("io", "raises")
@c("py_json_dump({obj}, {fp}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dump(obj: Any, fp: TextIO, *, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> None: ...


@overload
@effect("io", "raises")
@c("py_json_dump({obj}, {fp}, .indented = true, .indent = {indent}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dump(obj: Any, fp: TextIO, *, indent: int, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> None: ...


@overload
@effect("io", "raises")
@c("py_json_dump({obj}, {fp}[, .sort_keys = {sort_keys}][, .keep_unicode = !{ensure_ascii}][, .separators = {{{separators!dims}}}])")
def dump(obj: Any, fp: TextIO, *, indent: None, sort_keys: bool = False, ensure_ascii: bool = True, separators: tuple[str, str] | None = None) -> None: ...


@effect("raises")
@c("py_json_loads({s})")
def loads(s: str) -> Any: ...


@effect("io", "raises")
@c("py_json_load({fp})")
def load(fp: TextIO | BinaryIO) -> Any: ...
