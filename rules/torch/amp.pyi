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

    @overload
    @todo("T2M4050", effort="hours", why="scaling losses on the CPU is not converted yet; float32 and bfloat16 need no scaler")
    def __init__(self, device: str, *args: Any, **kwargs: Any) -> None: ...


@drop("there is no CUDA")
def custom_fwd(fwd: T, *, device_type: str = "cuda", cast_inputs: Any = None) -> T: ...


@drop("there is no CUDA")
def custom_bwd(bwd: T, *, device_type: str = "cuda") -> T: ...
