"""torch.cpu.amp: the older names of torch.amp."""
from torch import dtype
from torch.amp import _GradScaler


@c_type(None)
class autocast:
    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("MX_BFLOAT16[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, enabled: bool = True, *, cache_enabled: bool = True) -> None: ...

    @overload
    @role("autocast_cpu")
    @types("autocast")
    @c("{dtype!dtype}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}]")
    def __init__(self, enabled: bool = True, dtype: dtype = ..., cache_enabled: bool = True) -> None: ...


class GradScaler(_GradScaler):
    @effect("raises")
    @c("grad_scaler_new([.init_scale = NN_REAL({init_scale!d})][, .growth_factor = NN_REAL({growth_factor!d})][, .backoff_factor = NN_REAL({backoff_factor!d})][, .growth_interval = NN_INT({growth_interval})][, .enabled = {enabled!switch}])")
    def __init__(self, init_scale: float = 65536.0, growth_factor: float = 2.0, backoff_factor: float = 0.5, growth_interval: int = 2000, enabled: bool = True) -> None: ...
