"""torch.amp: mixed precision. There is no CUDA: what is for it does nothing, as PyTorch's CPU build does. The text of a CPU autocast is what MX_AUTOCAST is given."""
from typing import Any, Literal

from torch import Tensor, dtype
from torch.optim import Optimizer
from torch.cuda.amp import GradScaler as _CudaScaler


@c_type(None)
class autocast:
    @overload
    @role("autocast")
    @drop("there is no CUDA: PyTorch disables it as well")
    def __init__(self, device_type: Literal["cuda"], dtype: Any = None, enabled: Any = True, cache_enabled: Any = None) -> None: ...

    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("{dtype!dtype}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, device_type: Literal["cpu"], dtype: dtype, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("MX_BFLOAT16[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, device_type: Literal["cpu"], dtype: None = None, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("{dtype!dtype}, .device = {device_type}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, device_type: str, dtype: dtype, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("MX_BFLOAT16, .device = {device_type}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, device_type: str, dtype: None = None, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...


class GradScaler(_CudaScaler):
    @overload
    @drop("there is no CUDA: a scaler that is disabled changes nothing")
    def __init__(self, device: Literal["cuda"] = "cuda", init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, enabled: Any = True) -> None: ...

    @overload
    @drop("a scaler that is disabled changes nothing")
    def __init__(self, device: str = "cuda", init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, *, enabled: Literal[False]) -> None: ...


@c_type("grad_scaler", pointer=True)
class _GradScaler:
    """What GradScaler("cpu") makes (translator/sema/torch_contexts.c)."""

    @overload
    @effect("raises")
    @c("grad_scaler_new([.init_scale = NN_REAL({init_scale!d})][, .growth_factor = NN_REAL({growth_factor!d})][, .backoff_factor = NN_REAL({backoff_factor!d})][, .growth_interval = NN_INT({growth_interval})][, .enabled = {enabled!switch}])")
    def __init__(self, device: Literal["cpu"], init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, enabled: bool = True) -> None: ...

    @overload
    @effect("raises")
    @c("grad_scaler_new(.device = {device}[, .init_scale = NN_REAL({init_scale!d})][, .growth_factor = NN_REAL({growth_factor!d})][, .backoff_factor = NN_REAL({backoff_factor!d})][, .growth_interval = NN_INT({growth_interval})][, .enabled = {enabled!switch}])")
    def __init__(self, device: str, init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, enabled: bool = True) -> None: ...

    @overload
    @c("grad_scaler_scale({self}, {outputs})")
    def scale(self, outputs: Tensor["..."]) -> Tensor["..."]: ...

    @overload
    @c("grad_scaler_scale_list({self}, {outputs})")
    def scale(self, outputs: list[Tensor]) -> list[Tensor]: ...

    @overload
    def scale(self, outputs: tuple[Tensor, Tensor]) -> Any:
        return (self.scale(outputs[0]), self.scale(outputs[1]))

    @overload
    def scale(self, outputs: tuple[Tensor, ...]) -> Any:
        return tuple([self.scale(output) for output in outputs])

    @role("unscale")
    @effect("mutates", "raises")
    @c("grad_scaler_unscale({self}, {optimizer})")
    def unscale_(self, optimizer: Optimizer) -> None: ...

    @overload
    @role("scaled_step")
    @effect("mutates", "raises")
    @c("grad_scaler_step({self}, {optimizer})")
    def step(self, optimizer: Optimizer) -> None: ...

    @overload
    def step(self, optimizer: Optimizer, *, closure: Any) -> None:
        if self.is_enabled():
            raise RuntimeError("Closure use is not currently supported if GradScaler is enabled.")
        optimizer.step(closure)

    @overload
    @effect("mutates", "raises")
    @c("grad_scaler_update({self})")
    def update(self, new_scale: None = None) -> None: ...

    @overload
    @effect("mutates", "raises")
    @c("grad_scaler_update_to({self}, {new_scale!d})")
    def update(self, new_scale: float) -> None: ...

    @overload
    def update(self, new_scale: Tensor) -> None:
        self.update(float(new_scale.item()))

    @c("grad_scaler_is_enabled({self})")
    def is_enabled(self) -> bool: ...

    @c("grad_scaler_get_scale({self})")
    def get_scale(self) -> float: ...

    @effect("raises")
    @c("grad_scaler_growth_factor({self})")
    def get_growth_factor(self) -> float: ...

    @effect("mutates")
    @c("grad_scaler_set_growth_factor({self}, {new_factor!d})")
    def set_growth_factor(self, new_factor: float) -> None: ...

    @effect("raises")
    @c("grad_scaler_backoff_factor({self})")
    def get_backoff_factor(self) -> float: ...

    @effect("mutates")
    @c("grad_scaler_set_backoff_factor({self}, {new_factor!d})")
    def set_backoff_factor(self, new_factor: float) -> None: ...

    @effect("raises")
    @c("grad_scaler_growth_interval({self})")
    def get_growth_interval(self) -> int: ...

    @effect("mutates")
    @c("grad_scaler_set_growth_interval({self}, {new_interval})")
    def set_growth_interval(self, new_interval: int) -> None: ...

    @c("grad_scaler_growth_tracker({self})")
    def _get_growth_tracker(self) -> int: ...

    @c("grad_scaler_state_dict({self})")
    def state_dict(self) -> dict[str, Any]: ...

    @effect("mutates", "raises")
    @c("grad_scaler_load_state_dict({self}, py_as_dict({state_dict!v}))")
    def load_state_dict(self, state_dict: Any) -> None: ...


@drop("there is no CUDA")
def custom_fwd(fwd: T, *, device_type: str = "cuda", cast_inputs: Any = None) -> T: ...


@drop("there is no CUDA")
def custom_bwd(bwd: T, *, device_type: str = "cuda") -> T: ...
