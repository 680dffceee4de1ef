"""torch.autograd.function: what functions with a backward of their own are made of."""
from typing import TypeVar

from torch.autograd import Function

T = TypeVar("T")


@drop("the gradients that a backward gives carry no graph of their own")
@c("{fn}")
def once_differentiable(fn: T) -> T: ...
