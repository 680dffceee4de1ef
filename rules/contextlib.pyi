"""Context managers. Where `with` meets them it does what they say itself: lower/with.c."""
from typing import Any, Callable


@role("context_manager")
def contextmanager(func: Callable) -> Any: ...


class suppress:
    def __init__(self, *exceptions: Any) -> None: ...


class ContextDecorator: ...


class closing:
    def __init__(self, thing: Any) -> None: ...


class nullcontext:
    def __init__(self, enter_result: Any = None) -> None: ...
