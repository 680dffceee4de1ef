"""yaml: safe_load through libyaml. What is read is a value whose types only the run knows. dump is yaml.py."""
from typing import Any

from builtins import Exception, TextIO


class YAMLError(Exception): ...


class SafeLoader: ...


class FullLoader: ...


class Loader: ...


class Dumper: ...


class SafeDumper: ...


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
