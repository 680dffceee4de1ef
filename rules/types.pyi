"""types: SimpleNamespace is a class of the script with no fields of its own; setting an attribute makes one."""
from typing import Any


class SimpleNamespace:
    def __init__(self, **kwargs: Any) -> None: ...
