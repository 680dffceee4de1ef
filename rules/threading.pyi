"""threading"""
from typing import Any


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class Thread:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class Lock:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class RLock:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class Event:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class Timer:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...


@todo("T2M2171", effort="hours", why="a converted program has one thread of Python; loaders prefetch by themselves")
class Semaphore:
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
