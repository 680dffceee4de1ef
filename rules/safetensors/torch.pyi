# safetensors.torch: files of tensors by name
from torch import Tensor


@effect("io")
@c("io_load_safetensors({filename!s})")
def load_file(filename: str, device: Any = "cpu") -> dict[str, Tensor]: ...


@effect("io")
@c("io_save_safetensors({filename!s}, {tensors}, NULL)")
def save_file(tensors: dict[str, Tensor], filename: str, metadata: None = None) -> None: ...
