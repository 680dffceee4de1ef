"""torch.nn.utils.clip_grad"""
from typing import Any, Literal

from torch import Tensor
from torch.nn import Parameters


@role("clip_grad_norm")
@effect("mutates")
@mlx("optim.clip_grad_norm(grads, {max_norm})")
@c("nn_clip_grad_norm({parameters}, {max_norm!d})")
def clip_grad_norm_(parameters: Parameters, max_norm: float, norm_type: Literal[2] = 2, error_if_nonfinite: Literal[False] = False, foreach: Any = None) -> Tensor["", "float32"]: ...


# The old name, which warns in PyTorch.
@role("clip_grad_norm")
@effect("mutates")
@c("nn_clip_grad_norm({parameters}, {max_norm!d})")
def clip_grad_norm(parameters: Parameters, max_norm: float, norm_type: Literal[2] = 2, error_if_nonfinite: Literal[False] = False, foreach: Any = None) -> Tensor["", "float32"]: ...


@role("clip_grad_value")
@effect("mutates")
@c("nn_clip_grad_value({parameters}, {clip_value!d})")
def clip_grad_value_(parameters: Parameters, clip_value: float, foreach: Any = None) -> None: ...
