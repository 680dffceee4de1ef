"""torch.backends: switches of PyTorch's libraries; none of them exists here."""
from typing import Any, Literal

__drop__ = "a switch of a library that is not used here"


class mps:
    @staticmethod
    @drop("there is one device")
    def is_available() -> Literal[False]: ...


class cudnn:
    enabled: bool = ...
    benchmark: bool = ...
    deterministic: bool = ...
