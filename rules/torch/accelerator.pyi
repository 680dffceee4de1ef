"""torch.accelerator: the engine has one device and it is no accelerator, so the answer is always no."""
from typing import Any, Literal


@drop("there is one device")
def is_available() -> Literal[False]: ...

@drop("there is one device")
def device_count() -> Literal[0]: ...

@drop("there is one device")
def current_accelerator(check_available: bool = False) -> None: ...

@drop("there is one device")
def synchronize(device: Any = None) -> None: ...

@drop("there is one device")
def set_device_index(device: Any) -> None: ...

@drop("there is one device")
def set_device_idx(device: Any) -> None: ...
