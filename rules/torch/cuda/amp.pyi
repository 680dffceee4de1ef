"""torch.cuda.amp: the older names. There is no CUDA: all of it is disabled, as in PyTorch's CPU build."""
from typing import Any, Literal

from torch import Tensor
from torch.optim import Optimizer


@c_type(None)
class autocast:
    @role("autocast")
    @drop("there is no CUDA: PyTorch disables it as well")
    def __init__(self, enabled: Any = True, dtype: Any = None, cache_enabled: Any = True) -> None: ...


@c_type(None)
class GradScaler:
    @drop("there is no CUDA: a scaler that is disabled changes nothing")
    def __init__(self, init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, enabled: Any = True) -> None: ...

    @overload
    @drop("the scaler is disabled")
    @c("{outputs}")
    def scale(self, outputs: Tensor["..."]) -> Tensor["..."]: ...

    @overload
    @drop("the scaler is disabled")
    @c("{outputs}")
    def scale(self, outputs: T) -> T: ...

    @drop("the scaler is disabled")
    def unscale_(self, optimizer: Optimizer) -> None: ...

    @role("step")
    @effect("mutates")
    @c("optimizer_step({optimizer})")
    def step(self, optimizer: Optimizer) -> None: ...

    @drop("the scaler is disabled")
    def update(self, new_scale: Any = None) -> None: ...

    def is_enabled(self) -> Literal[False]: ...

    @c("1.0")
    def get_scale(self) -> float: ...

    @c("py_dict_new(PY_OBJECT, PY_FLOAT)")
    def state_dict(self) -> dict[str, float]: ...

    @drop("the scaler is disabled")
    def load_state_dict(self, state_dict: Any) -> None: ...
