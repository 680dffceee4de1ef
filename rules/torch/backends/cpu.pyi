"""torch.backends.cpu"""
from typing import Literal


def get_cpu_capability() -> Literal["DEFAULT"]: ...
