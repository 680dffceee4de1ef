"""torch.autograd"""
from typing import Any, Literal

from torch import Tensor


@drop("a tensor is a variable")
@c("{data}")
def Variable(data: Tensor["..."], requires_grad: Literal[False] = False, volatile: bool = False) -> Tensor["..."]: ...


@todo("T2M4023", effort="hours", why="gradients as values need the recorded graph; use loss.backward() and an optimizer")
def grad(outputs: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any: ...


@drop("gradients are checked when the C is made")
def set_detect_anomaly(mode: bool, check_nan: bool = True) -> None: ...


@todo("T2M2104", effort="hours", why="a hand-written gradient needs a vjp in C; write the function with tensor operations, or fill in the vjp")
class Function:
    def __init__(self) -> None: ...
