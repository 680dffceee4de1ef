"""warnings"""
from typing import Any


@drop("the trainer gives no warnings of Python's")
def filterwarnings(action: str, message: str = "", category: Any = None, module: str = "", lineno: int = 0, append: bool = False) -> None: ...


@drop("the trainer gives no warnings of Python's")
def simplefilter(action: str, category: Any = None, lineno: int = 0, append: bool = False) -> None: ...


@todo("T2M2160", effort="minutes", why="print the message to sys.stderr instead")
def warn(message: str, category: Any = None, stacklevel: int = 1) -> None: ...
