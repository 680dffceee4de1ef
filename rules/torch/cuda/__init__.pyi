"""torch.cuda: the engine has one device, so the answer is always no. What PyTorch without CUDA refuses is refused here, when it is reached;
only what old scripts do without asking (`.cuda()`, `torch.cuda.FloatTensor(...)`, `set_device`) is left out."""
from typing import Any, Literal

from torch import Tensor
from torch.cuda import amp
from torch import BFloat16Tensor, BoolTensor, ByteTensor, CharTensor, DoubleTensor, FloatTensor, HalfTensor, IntTensor, LongTensor, ShortTensor


@drop("there is one device")
def is_available() -> Literal[False]: ...

@drop("there is one device")
def device_count() -> Literal[0]: ...

@drop("there is one device")
def is_initialized() -> Literal[False]: ...

@drop("there is one device")
def is_bf16_supported(including_emulation: bool = True) -> Literal[False]: ...

@drop("there is one device")
def manual_seed(seed: int) -> None: ...

@drop("there is one device")
def manual_seed_all(seed: int) -> None: ...

@drop("there is one device")
def seed() -> None: ...

@drop("there is one device")
def seed_all() -> None: ...

@drop("there is one device")
def empty_cache() -> None: ...

@drop("there is one device")
def synchronize(device: Any = None) -> None: ...

@drop("there is one device")
def set_device(device: Any) -> None: ...

@drop("there is one device")
def init() -> None: ...

@drop("there is one device")
def ipc_collect() -> None: ...

@drop("the memory of a device that is not there")
def memory_allocated(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def max_memory_allocated(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def memory_reserved(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def max_memory_reserved(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def memory_cached(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def max_memory_cached(device: Any = None) -> Literal[0]: ...

@drop("the memory of a device that is not there")
def reset_peak_memory_stats(device: Any = None) -> None: ...

@drop("the memory of a device that is not there")
def reset_max_memory_allocated(device: Any = None) -> None: ...

@drop("the memory of a device that is not there")
def reset_max_memory_cached(device: Any = None) -> None: ...


def current_device() -> int:
    raise AssertionError("Torch not compiled with CUDA enabled")


def get_device_name(device: Any = None) -> str:
    raise AssertionError("Torch not compiled with CUDA enabled")


@effect("raises")
@c("mx_no_cuda()")
def _no_cuda() -> int: ...


def get_device_capability(device: Any = None) -> tuple[int, int]:
    nothing = _no_cuda()
    return (nothing, nothing)


class _CudaDeviceProperties:
    name: str = ...
    total_memory: int = ...
    major: int = ...
    minor: int = ...
    multi_processor_count: int = ...


def get_device_properties(device: Any = None) -> _CudaDeviceProperties:
    raise AssertionError("Torch not compiled with CUDA enabled")


def mem_get_info(device: Any = None) -> tuple[int, int]:
    nothing = _no_cuda()
    return (nothing, nothing)


def get_rng_state(device: Any = None) -> Tensor:
    raise AssertionError("Torch not compiled with CUDA enabled")


def get_rng_state_all() -> list[Tensor]:
    return []


@drop("there is one device")
def set_rng_state(new_state: Any, device: Any = None) -> None: ...


@drop("there is one device")
def set_rng_state_all(new_states: Any) -> None: ...


def memory_summary(device: Any = None, abbreviated: bool = False) -> str:
    raise KeyError("allocated_bytes.all.current")


def get_arch_list() -> list[str]:
    return []
