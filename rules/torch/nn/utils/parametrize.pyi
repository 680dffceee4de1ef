"""torch.nn.utils.parametrize: what asks for parametrizations and takes them off."""
from typing import Literal

from torch.nn import Module

@effect("mutates", "raises")
@c("nn_remove_norm({module}, \"parametrization\", {tensor_name})")
def remove_parametrizations(module: T, tensor_name: str, leave_parametrized: Literal[True] = True) -> T: ...

@c("nn_is_parametrized({module})")
def is_parametrized(module: Module, tensor_name: None = None) -> bool: ...
