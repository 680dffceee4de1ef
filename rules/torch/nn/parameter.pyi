"""torch.nn.parameter"""
from typing import Literal, Optional

from torch import Tensor


@c_type("nn_param", pointer=True)
class Parameter(Tensor):
    """A tensor that a module owns and an optimizer changes; in C `nn_param *`, whose `value` is the array."""

    requires_grad: bool = c("{self}->requires_grad")

    @property
    @role("record")
    @types("gradient")
    @c("nn_param_grad({self})")
    def grad(self) -> Optional[Tensor]: ...

    @overload
    @types("parameter")
    @c("nn_param_new({data})")
    def __init__(self, data: Tensor, requires_grad: Literal[True] = True) -> None: ...

    @overload
    @types("parameter")
    @c("nn_param_fixed({data})")
    def __init__(self, data: Tensor, requires_grad: Literal[False]) -> None: ...

    @overload
    @types("parameter")
    @c("nn_param_when({data}, {requires_grad})")
    def __init__(self, data: Tensor, requires_grad: bool) -> None: ...

    @effect("mutates")
    @c("nn_param_give({self}, {name!s}, {value!v})")
    def _give(self, value: Any, name: str) -> None: ...

    @effect("raises")
    @c("nn_param_given({self}, {name!s})")
    def _given(self, name: str) -> Boxed: ...

    @c("nn_param_given_or({self}, {name!s}, {default!v})")
    def _given_or(self, name: str, default: Any) -> Boxed: ...

    @c("nn_param_has_given({self}, {name!s})")
    def _has_given(self, name: str) -> bool: ...

    @role("gives_self")
    @effect("mutates")
    @c("nn_param_require_grad({self}, {requires_grad})")
    def requires_grad_(self, requires_grad: bool = True) -> Self: ...
