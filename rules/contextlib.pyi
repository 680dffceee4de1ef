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


@todo("T2M2171", effort="minutes", why="write the with statements one inside the other")
class ExitStack:
    def __init__(self) -> None: ...


@todo("T2M2171", effort="minutes", why="print(..., file=buffer) writes to an io.StringIO")
class redirect_stdout:
    def __init__(self, new_target: Any) -> None: ...


@todo("T2M2171", effort="minutes", why="sys.stderr.write and print(..., file=sys.stderr) can be given another file by hand")
class redirect_stderr:
    def __init__(self, new_target: Any) -> None: ...
