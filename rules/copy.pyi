"""copy: of containers, and of the script's objects, whose kinds know their fields. What never changes in place is shared."""
from builtins import bytearray
from typing import Any

from numpy import ndarray
from torch import Tensor
from torch.nn import Module


@overload
@effect("raises")
@c("py_deepcopy({x})")
def deepcopy(x: Boxed) -> Boxed: ...
@overload
@types("argument")
@c("nn_copy({x})")
def deepcopy(x: Module) -> Module: ...
@overload
@c("np_copy({x})")
def deepcopy(x: ndarray) -> ndarray: ...
@overload
@c("mx_clone({x})")
def deepcopy(x: Tensor["..."]) -> Tensor["..."]: ...
@overload
@c("((py_list *)py_deepcopy({x}))")
def deepcopy(x: list[T]) -> list[T]: ...
@overload
@c("((py_dict *)py_deepcopy({x}))")
def deepcopy(x: dict[K, V]) -> dict[K, V]: ...
@overload
@c("py_bytearray_of({x})")
def deepcopy(x: bytearray) -> bytearray: ...
@overload
@c("((py_set *)py_deepcopy({x}))")
def deepcopy(x: set[T]) -> set[T]: ...
@overload
@c("{x}")
def deepcopy(x: bool) -> bool: ...
@overload
@c("{x}")
def deepcopy(x: int) -> int: ...
@overload
@c("{x}")
def deepcopy(x: float) -> float: ...
@overload
@c("{x}")
def deepcopy(x: str) -> str: ...
@overload
@c("{x}")
def deepcopy(x: bytes) -> bytes: ...
@overload
@types("argument")
@c("py_deepcopy({x})")
def deepcopy(x: Any) -> Any: ...


@overload
@c("py_copy({x})")
def copy(x: Boxed) -> Boxed: ...
@overload
@c("np_copy({x})")
def copy(x: ndarray) -> ndarray: ...
@overload
@c("{x}")
def copy(x: Tensor["..."]) -> Tensor["..."]: ...
@overload
@c("((py_list *)py_copy({x}))")
def copy(x: list[T]) -> list[T]: ...
@overload
@c("((py_dict *)py_copy({x}))")
def copy(x: dict[K, V]) -> dict[K, V]: ...
@overload
@c("py_bytearray_of({x})")
def copy(x: bytearray) -> bytearray: ...
@overload
@c("((py_set *)py_copy({x}))")
def copy(x: set[T]) -> set[T]: ...
@overload
@c("{x}")
def copy(x: bool) -> bool: ...
@overload
@c("{x}")
def copy(x: int) -> int: ...
@overload
@c("{x}")
def copy(x: float) -> float: ...
@overload
@c("{x}")
def copy(x: str) -> str: ...
@overload
@c("{x}")
def copy(x: bytes) -> bytes: ...
@overload
@types("argument")
@c("py_copy({x})")
def copy(x: Any) -> Any: ...
