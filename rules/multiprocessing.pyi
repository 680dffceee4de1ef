"""multiprocessing"""
from typing import Any


@c("os_cpu_count()")
def cpu_count() -> int: ...


@drop("processes are forks")
def set_start_method(method: str | None, force: bool = False) -> None: ...


@c('PY_STR("fork")')
def get_start_method() -> str: ...


@drop("nothing to do on this system")
def freeze_support() -> None: ...


@todo("T2M2171", effort="hours", why="memory that processes share is not converted")
class Manager:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="memory that processes share is not converted")
class Value:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...

