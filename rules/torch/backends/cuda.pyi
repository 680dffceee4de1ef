"""torch.backends.cuda"""
from typing import Literal


class matmul:
    allow_tf32: bool = drop("a switch of a library that is not used here")
    allow_fp16_reduced_precision_reduction: bool = drop("a switch of a library that is not used here")
    allow_bf16_reduced_precision_reduction: bool = drop("a switch of a library that is not used here")
    fp32_precision: str = drop("a switch of a library that is not used here")


@drop("there is one device")
def is_built() -> Literal[False]: ...

@drop("there is one device")
def enable_flash_sdp(enabled: bool) -> None: ...

@drop("there is one device")
def enable_mem_efficient_sdp(enabled: bool) -> None: ...

@drop("there is one device")
def enable_math_sdp(enabled: bool) -> None: ...

@drop("there is one device")
def enable_cudnn_sdp(enabled: bool) -> None: ...
