"""torch.xpu: not there."""
from typing import Any, Literal


@drop("there is one device")
def is_available() -> Literal[False]: ...

@drop("there is one device")
def device_count() -> Literal[0]: ...

@drop("there is one device")
def manual_seed(seed: int) -> None: ...

@drop("there is one device")
def manual_seed_all(seed: int) -> None: ...

@drop("there is one device")
def synchronize(device: Any = None) -> None: ...

@drop("there is one device")
def empty_cache() -> None: ...
