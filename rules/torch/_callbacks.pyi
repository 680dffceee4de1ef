"""Functions of the script that the runtime calls: what they see and give goes through the runtime (t2m/mx_hook.h)."""
from typing import Any, Callable, Optional

from torch import Tensor


@c_type("py_callback", pointer=True)
class RemovableHandle:
    @effect("mutates")
    @c("py_callback_remove({self})")
    def remove(self) -> None: ...


@effect("io")
@c("mx_given({index})")
def _given(index: int) -> Tensor["...", "float32"]: ...


@effect("io")
@c("mx_given({index})")
def _given_or_none(index: int) -> Optional[Tensor["...", "float32"]]: ...


@overload
@effect("io")
@c("mx_give(MX_NONE)")
def _give(x: None) -> None: ...


@overload
@effect("io")
@c("mx_give({x})")
def _give(x: Tensor | None) -> None: ...


@overload
def _give(x: tuple[Tensor]) -> None:
    _give(x[0])
