"""torch.optim.swa_utils: what is not in Python beside this."""
from typing import Any, Iterable

from torch.nn import Module


@todo("T2M2430", effort="hours", why="the statistics of batch normalisation are not gathered over a whole loader yet")
def update_bn(loader: Iterable[Any], model: Module, device: Any = None) -> None: ...
