"""torch.optim.swa_utils: averages of weights."""
from typing import Any

from torch.optim import Optimizer


@todo("T2M2430", effort="hours", why="this schedule is not in the runtime yet")
@c_type("scheduler", pointer=True)
class SWALR:
    def __init__(self, optimizer: Optimizer, *args: Any, **kwargs: Any) -> None: ...
