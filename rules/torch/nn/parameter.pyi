"""torch.nn.parameter"""
from typing import Literal

from torch import Tensor


@c_type("nn_param", pointer=True)
class Parameter(Tensor):
    """A tensor that a module owns and an optimizer changes; in C `nn_param *`, whose `value` is the array."""

    requires_grad: bool = c("{self}->requires_grad")

    @types("parameter")
    @c("nn_param_new({data})")
    def __init__(self, data: Tensor, requires_grad: Literal[True] = True) -> None: ...
