"""json: typed containers are written as they are; what is read is a value whose types only the run knows"""
from typing import Any

from builtins import BinaryIO, TextIO, ValueError


class JSONDecodeError(ValueError):
    msg: str = c("py_json_error_message({self})")
    pos: int = c("py_json_error_position({self})")
    lineno: int = c("py_json_error_line({self})")
    colno: int = c("py_json_error_column({self})")


def _plain(obj: Any, default: Any) -> Any:
    """The same of plain data only; `default` gives what stands for anything else."""
    if obj is None or isinstance(obj, (bool, int, float, str)):
        return obj
    if isinstance(obj, (list, tuple)):
        return [_plain(item, default) for item in obj]
    if isinstance(obj, dict):
        return {key: _plain(value, default) for key, value in obj.items()}
    return _plain(default(obj), default)


def _hooked(value: Any, hook: Any) -> Any:
    if isinstance(value, list):
        return [_hooked(item, hook) for item in value]
    if isinstance(value, dict):
        return hook({key: _hooked(item, hook) for key, item in value.items()})
    return value


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
def dumps(obj: Any, *, default: Any, indent: Any = None, sort_keys: bool = False, ensure_ascii: bool = True) -> str:
    return dumps(_plain(obj, default), indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii)
@overload
def dumps(obj: Any, *, cls: Any, indent: Any = None, sort_keys: bool = False, ensure_ascii: bool = True) -> str:
    return dumps(_plain(obj, cls().default), indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii)


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

@overload
def dump(obj: Any, fp: TextIO, *, default: Any, indent: Any = None, sort_keys: bool = False, ensure_ascii: bool = True) -> None:
    dump(_plain(obj, default), fp, indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii)
@overload
def dump(obj: Any, fp: TextIO, *, cls: Any, indent: Any = None, sort_keys: bool = False, ensure_ascii: bool = True) -> None:
    dump(_plain(obj, cls().default), fp, indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii)


@overload
@effect("raises")
@c("py_json_loads({s})")
def loads(s: str) -> Any: ...
@overload
@effect("raises")
@c('py_json_loads(py_bytes_decode({s}, PY_STR("utf-8"), NULL))')
def loads(s: bytes) -> Any: ...
@overload
def loads(s: Any, *, object_hook: Any) -> Any:
    return _hooked(loads(s), object_hook)


@overload
@effect("io", "raises")
@c("py_json_load({fp})")
def load(fp: TextIO | BinaryIO) -> Any: ...
@overload
def load(fp: TextIO | BinaryIO, *, object_hook: Any) -> Any:
    return _hooked(load(fp), object_hook)
