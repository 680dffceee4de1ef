"""copy"""
from typing import Any

from torch.nn import Module


@overload
@types("argument")
@c("nn_copy({x})")
def deepcopy(x: Module) -> Module: ...


@overload
@todo("T2M2170", effort="minutes", why="only modules are copied deeply; copy a list with list(), a tensor with clone()")
def deepcopy(x: Any) -> Any: ...


@todo("T2M2170", effort="minutes", why="copy a list with list(), a dict with dict(), a tensor with clone()")
def copy(x: Any) -> Any: ...
