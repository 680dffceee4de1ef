"""multiprocessing"""
from typing import Any


@c("os_cpu_count()")
def cpu_count() -> int: ...


@drop("a converted program starts no processes")
def set_start_method(method: str, force: bool = False) -> None: ...


@drop("a converted program starts no processes")
def freeze_support() -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Process:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Pool:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Queue:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Manager:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Value:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program starts no processes; loaders prefetch by themselves")
class Lock:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
