"""torch.cpu.amp: the older names of torch.amp."""
from torch import dtype


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
