"""torch.backends.mps"""
from typing import Literal


@drop("there is one device")
def is_available() -> Literal[False]: ...

@drop("there is one device")
def is_built() -> Literal[False]: ...

@drop("there is one device")
def is_macos13_or_newer(minor: int = 0) -> Literal[False]: ...
