"""torch.multiprocessing: one process; what needs a run is in multiprocessing.py."""
from typing import Any, Literal


@drop("there is one process")
def set_start_method(method: str, force: bool = False) -> None: ...

@drop("there is one process")
def freeze_support() -> None: ...

@drop("there is one process")
def set_sharing_strategy(new_strategy: str) -> None: ...

@c("1")
def cpu_count() -> int: ...
