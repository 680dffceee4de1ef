"""Gradient modes. Where graphs are recorded they are scopes; lifted loss functions need none. The classes below _Context are what such a
scope is as a value (translator/sema/torch_contexts.c): which one it is only the run knows."""
from typing import Any, Literal

from torch import dtype


class no_grad:
    @role("no_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self) -> None: ...


class inference_mode:
    @role("no_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self, mode: bool = True) -> None: ...


class enable_grad:
    @role("enable_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self) -> None: ...


class set_grad_enabled:
    @role("set_grad_enabled")
    @c("mx_set_grad_enabled({mode})")
    def __init__(self, mode: bool) -> None: ...


@c("mx_grad_enabled()")
def is_grad_enabled() -> bool: ...


@c_type("mx_context", pointer=True)
class _Context:
    @effect("mutates")
    @c("mx_context_begin({self})")
    def __enter__(self) -> None: ...

    @effect("mutates")
    @c("mx_context_end({self})")
    def __exit__(self, *args: Any) -> None: ...


class _NullContext(_Context):
    @c("mx_null_context()")
    def __init__(self, enabled: Any = True, dtype: Any = None, cache_enabled: Any = True) -> None: ...


class _NoGrad(_Context):
    @role("record")
    @c("mx_grad_context(false)")
    def __init__(self) -> None: ...


class _InferenceMode(_Context):
    @role("record")
    @c("mx_grad_context(!{mode})")
    def __init__(self, mode: bool = True) -> None: ...


class _EnableGrad(_Context):
    @role("record")
    @c("mx_grad_context(true)")
    def __init__(self) -> None: ...


class _SetGradEnabled(_Context):
    @role("record")
    @effect("mutates")
    @c("mx_set_grad_context({mode})")
    def __init__(self, mode: bool) -> None: ...


class _Autocast(_Context):
    @overload
    @types("autocast")
    @c("mx_null_context()")
    def __init__(self, device_type: Literal["cuda"], dtype: Any = None, enabled: Any = True, cache_enabled: Any = None) -> None: ...

    @overload
    @types("autocast")
    @c("mx_autocast_context({dtype!dtype}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, device_type: Literal["cpu"], dtype: dtype, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @types("autocast")
    @c("mx_autocast_context(MX_BFLOAT16[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, device_type: Literal["cpu"], dtype: None = None, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @types("autocast")
    @c("mx_autocast_context({dtype!dtype}, .device = {device_type}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, device_type: str, dtype: dtype, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...

    @overload
    @types("autocast")
    @c("mx_autocast_context(MX_BFLOAT16, .device = {device_type}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, device_type: str, dtype: None = None, enabled: bool = True, cache_enabled: bool | None = None) -> None: ...


class _CpuAutocast(_Context):
    @overload
    @types("autocast")
    @c("mx_autocast_context(MX_BFLOAT16[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, enabled: bool = True, *, cache_enabled: bool = True) -> None: ...

    @overload
    @types("autocast")
    @c("mx_autocast_context({dtype!dtype}[, .enabled = {enabled!switch}][, .cache_enabled = {cache_enabled!switch}])")
    def __init__(self, enabled: bool = True, dtype: dtype = ..., cache_enabled: bool = True) -> None: ...


@overload
@c("false")
def is_autocast_enabled(device_type: Literal["cuda"] = "cuda") -> bool: ...


@overload
@c("mx_autocast_is_on()")
def is_autocast_enabled(device_type: Literal["cpu"]) -> bool: ...


@overload
@c("mx_autocast_is_on_for({device_type})")
def is_autocast_enabled(device_type: str) -> bool: ...


@c("mx_autocast_is_on()")
def is_autocast_cpu_enabled() -> bool: ...


@overload
@c("MX_FLOAT16")
def get_autocast_dtype(device_type: Literal["cuda"]) -> dtype: ...


@overload
@c("mx_autocast_dtype()")
def get_autocast_dtype(device_type: Literal["cpu"]) -> dtype: ...


@overload
@c("mx_autocast_dtype_of({device_type})")
def get_autocast_dtype(device_type: str) -> dtype: ...


@c("mx_autocast_dtype()")
def get_autocast_cpu_dtype() -> dtype: ...


@c("MX_FLOAT16")
def get_autocast_gpu_dtype() -> dtype: ...
