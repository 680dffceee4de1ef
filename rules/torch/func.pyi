"""torch.func: gradients of functions. A function of several arguments is differentiated by its first."""
from typing import Any, Callable, Literal

from torch import Tensor
from torch.autograd import grad as _gradients


def grad(func: Callable, argnums: Literal[0] = 0, has_aux: Literal[False] = False) -> Any:
    def gradient(x, *rest):
        asks = x.requires_grad
        point = x * 1.0 if asks else x.detach().clone().requires_grad_()
        value = func(point, *rest)
        result = _gradients(value, point, create_graph=True)[0]
        return result if asks else result.detach()
    return gradient


def grad_and_value(func: Callable, argnums: Literal[0] = 0, has_aux: Literal[False] = False) -> Any:
    def both(x, *rest):
        point = x.detach().clone().requires_grad_()
        value = func(point, *rest)
        return _gradients(value, point)[0], value.detach()
    return both


def vjp(func: Callable, primal: Tensor) -> Any:
    point = primal.detach().clone().requires_grad_()
    value = func(point)

    def pull(cotangents):
        return (_gradients(value, point, grad_outputs=cotangents, retain_graph=True)[0],)

    return value.detach(), pull
