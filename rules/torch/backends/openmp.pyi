"""torch.backends.openmp"""
from typing import Literal

enabled: bool = drop("a switch of a library that is not used here")
verbose: int = drop("a switch of a library that is not used here")


def is_available() -> Literal[True]: ...
