"""torch.backends.cudnn"""
from typing import Literal

enabled: bool = drop("a switch of a library that is not used here")
benchmark: bool = drop("a switch of a library that is not used here")
benchmark_limit: int = drop("a switch of a library that is not used here")
deterministic: bool = drop("a switch of a library that is not used here")
allow_tf32: bool = drop("a switch of a library that is not used here")
fastest: bool = drop("a switch of a library that is not used here")
verbose: bool = drop("a switch of a library that is not used here")
fp32_precision: str = drop("a switch of a library that is not used here")


@drop("there is one device")
def is_available() -> Literal[False]: ...

@drop("there is one device")
def version() -> None: ...
