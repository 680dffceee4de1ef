"""What the Python of torch.nn needs of the runtime."""
from torch import Tensor


@c("(mx_dtype_of({tensor}) == MX_BOOL)")
def is_bool(tensor: Tensor) -> bool: ...
