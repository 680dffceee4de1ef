"""logging: loggers, handlers and formatters as CPython has them; %-style formats."""
from typing import Any

from builtins import TextIO
from pathlib import Path

NOTSET: int = c("INT64_C(0)")
DEBUG: int = c("INT64_C(10)")
INFO: int = c("INT64_C(20)")
WARNING: int = c("INT64_C(30)")
WARN: int = c("INT64_C(30)")
ERROR: int = c("INT64_C(40)")
CRITICAL: int = c("INT64_C(50)")
FATAL: int = c("INT64_C(50)")


@c_type("py_log_formatter", pointer=True)
class Formatter:
    @c("py_log_formatter_new({fmt}, {datefmt})")
    def __init__(self, fmt: str | None = None, datefmt: str | None = None) -> None: ...


@c_type("py_log_handler", pointer=True)
class Handler:
    @overload
    @effect("mutates")
    @c("py_log_handler_set_level({self}, {level})")
    def setLevel(self, level: int) -> None: ...
    @overload
    @effect("mutates", "raises")
    @c("py_log_handler_set_level({self}, py_log_level_of({level}))")
    def setLevel(self, level: str) -> None: ...
    @effect("mutates")
    @c("py_log_handler_set_formatter({self}, {fmt})")
    def setFormatter(self, fmt: Formatter) -> None: ...
    @effect("io")
    @c("py_log_handler_close({self})")
    def flush(self) -> None: ...
    @effect("io")
    @c("py_log_handler_close({self})")
    def close(self) -> None: ...


@c_type("py_log_handler", pointer=True)
class StreamHandler(Handler):
    @effect("io")
    @c("py_log_stream_handler({stream})")
    def __init__(self, stream: TextIO | None = None) -> None: ...


@c_type("py_log_handler", pointer=True)
class FileHandler(Handler):
    @effect("io", "raises")
    @c("py_log_file_handler({filename!s}, {mode!s})")
    def __init__(self, filename: str | Path, mode: str = "a", encoding: Literal["utf-8"] | Literal["utf8"] | None = None) -> None: ...


@c_type("py_log_handler", pointer=True)
class NullHandler(Handler):
    @c("py_log_null_handler()")
    def __init__(self) -> None: ...


@c_type("py_logger", pointer=True)
class Logger:
    name: str = c("{self}->name")
    level: int = c("{self}->level")
    propagate: bool = c("{self}->propagate")
    disabled: bool = c("{self}->disabled")
    handlers: list[Handler] = c("{self}->handlers")
    @overload
    @effect("mutates")
    @c("py_log_set_level({self}, {level})")
    def setLevel(self, level: int) -> None: ...
    @overload
    @effect("mutates", "raises")
    @c("py_log_set_level({self}, py_log_level_of({level}))")
    def setLevel(self, level: str) -> None: ...
    @effect("mutates")
    @c("py_log_add_handler({self}, {hdlr})")
    def addHandler(self, hdlr: Handler) -> None: ...
    @effect("mutates")
    @c("py_log_remove_handler({self}, {hdlr})")
    def removeHandler(self, hdlr: Handler) -> None: ...
    @c("py_log_has_handlers({self})")
    def hasHandlers(self) -> bool: ...
    @c("py_log_is_enabled({self}, {level})")
    def isEnabledFor(self, level: int) -> bool: ...
    @c("py_log_effective_level({self})")
    def getEffectiveLevel(self) -> int: ...
    @c("py_log_logger(py_str_printf(\"%s.%s\", {self}->name->text, {suffix!s}))")
    def getChild(self, suffix: str) -> Logger: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_DEBUG, {msg!v}, {*args!v})")
    def debug(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_DEBUG, {msg!v}, {*args!v})")
    def debug(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_INFO, {msg!v}, {*args!v})")
    def info(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_INFO, {msg!v}, {*args!v})")
    def info(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_WARNING, {msg!v}, {*args!v})")
    def warning(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_WARNING, {msg!v}, {*args!v})")
    def warning(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_WARNING, {msg!v}, {*args!v})")
    def warn(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_WARNING, {msg!v}, {*args!v})")
    def warn(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_ERROR, {msg!v}, {*args!v})")
    def error(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_ERROR, {msg!v}, {*args!v})")
    def error(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_CRITICAL, {msg!v}, {*args!v})")
    def critical(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_CRITICAL, {msg!v}, {*args!v})")
    def critical(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log({self}, PY_LOG_CRITICAL, {msg!v}, {*args!v})")
    def fatal(self, msg: Any, *args: Any) -> None: ...
    @overload
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_CRITICAL, {msg!v}, {*args!v})")
    def fatal(self, msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...
    @effect("io", "raises")
    @c("py_log_with_error({self}, PY_LOG_ERROR, {msg!v}, {*args!v})")
    def exception(self, msg: Any, *args: Any) -> None: ...
    @effect("io", "raises")
    @c("py_log({self}, {level}, {msg!v}, {*args!v})")
    def log(self, level: int, msg: Any, *args: Any) -> None: ...


root: Logger = c("py_log_logger(NULL)")


@c("py_log_logger({name})")
def getLogger(name: str | None = None) -> Logger: ...


@overload
@effect("io", "raises")
@c("py_log_configure([, .level = {level}][, .format = {format}][, .datefmt = {datefmt}][, .filename = {filename}][, .filemode = {filemode}][, .stream = {stream}][, .handlers = {handlers}][, .force = {force}])")
def basicConfig(*, level: int = 0, format: str | None = None, datefmt: str | None = None, filename: str | None = None, filemode: str | None = None, stream: TextIO | None = None, handlers: list[Handler] | None = None, force: bool = False, encoding: Literal["utf-8"] | None = None) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_configure(.level = py_log_level_of({level})[, .format = {format}][, .datefmt = {datefmt}][, .filename = {filename}][, .filemode = {filemode}][, .stream = {stream}][, .handlers = {handlers}][, .force = {force}])")
def basicConfig(*, level: str, format: str | None = None, datefmt: str | None = None, filename: str | None = None, filemode: str | None = None, stream: TextIO | None = None, handlers: list[Handler] | None = None, force: bool = False) -> None: ...


@effect("mutates")
@c("py_log_disable({level})")
def disable(level: int = 50) -> None: ...


@c("py_log_level_name({level})")
def getLevelName(level: int) -> str: ...


@drop("warnings go to stderr")
def captureWarnings(capture: bool) -> None: ...


@drop("handlers write at once")
def shutdown() -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_DEBUG, {msg!v}, {*args!v})")
def debug(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_DEBUG, {msg!v}, {*args!v})")
def debug(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_INFO, {msg!v}, {*args!v})")
def info(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_INFO, {msg!v}, {*args!v})")
def info(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_WARNING, {msg!v}, {*args!v})")
def warning(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_WARNING, {msg!v}, {*args!v})")
def warning(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_WARNING, {msg!v}, {*args!v})")
def warn(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_WARNING, {msg!v}, {*args!v})")
def warn(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_ERROR, {msg!v}, {*args!v})")
def error(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_ERROR, {msg!v}, {*args!v})")
def error(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_CRITICAL, {msg!v}, {*args!v})")
def critical(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_CRITICAL, {msg!v}, {*args!v})")
def critical(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@overload
@effect("io", "raises")
@c("py_log(py_log_root(), PY_LOG_CRITICAL, {msg!v}, {*args!v})")
def fatal(msg: Any, *args: Any) -> None: ...


@overload
@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_CRITICAL, {msg!v}, {*args!v})")
def fatal(msg: Any, *args: Any, exc_info: Literal[True]) -> None: ...


@effect("io", "raises")
@c("py_log_with_error(py_log_root(), PY_LOG_ERROR, {msg!v}, {*args!v})")
def exception(msg: Any, *args: Any) -> None: ...


@effect("io", "raises")
@c("py_log(py_log_root(), {level}, {msg!v}, {*args!v})")
def log(level: int, msg: Any, *args: Any) -> None: ...
