"""yaml: safe_load through libyaml. What is read is a value whose types only the run knows."""
from typing import Any

from builtins import Exception, TextIO


class YAMLError(Exception): ...


class SafeLoader: ...


class FullLoader: ...


class Loader: ...


@overload
@effect("raises")
@c("py_yaml_load({stream})")
def safe_load(stream: str) -> Any: ...
@overload
@effect("io", "raises")
@c("py_yaml_load(py_file_read({stream}, -1))")
def safe_load(stream: TextIO) -> Any: ...


def full_load(stream):
    return safe_load(stream)


def load(stream, Loader=None):
    return safe_load(stream)


@todo("T2M2171", effort="minutes", why="YAML is read, not written; json.dump writes what YAML reads too")
def safe_dump(data: Any, stream: Any = None, **kwargs: Any) -> Any: ...


@todo("T2M2171", effort="minutes", why="YAML is read, not written; json.dump writes what YAML reads too")
def dump(data: Any, stream: Any = None, **kwargs: Any) -> Any: ...
