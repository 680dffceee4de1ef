"""torch.autograd.functional: as torch.func, of tensors and tuples of them."""
from typing import Any, Callable, Literal

from torch import Tensor, enable_grad, ones_like
from torch.autograd import _pull, _pull_all, _pushed
from torch.func import _formed, _jacobians, _leaves, _point, _settled_like


@overload
def _ran(func: Callable, point: Tensor) -> Any:
    with enable_grad():
        return func(point)


@overload
def _ran(func: Callable, point: Any) -> Any:
    with enable_grad():
        return func(*point)


@overload
def _cut(x: Any, points: list[Tensor], create_graph: Literal[False]) -> Any:
    return _formed(x, [value.detach() for value in _leaves(x)])


@overload
def _cut(x: Any, points: list[Tensor], create_graph: bool) -> Any:
    return _settled_like(x, points)


@overload
def _weights(value: Any, v: None) -> list[Tensor]:
    weights = [ones_like(x) for x in _leaves(value)]
    if len(weights) != 1 or weights[0].numel() != 1:
        raise RuntimeError("The vector v can only be None if the user-provided function returns a single Tensor with a single element.")
    return weights


@overload
def _weights(value: Any, v: Any) -> list[Tensor]:
    return _leaves(v)


def jacobian(func: Callable, inputs: Any, create_graph: bool = False, strict: bool = False, vectorize: bool = False, strategy: str = "reverse-mode") -> Any:
    point = _point(inputs)
    points = _leaves(point)
    return _cut(_jacobians(_ran(func, point), point, points), points, create_graph)


def _slopes(func: Callable, point: Any, points: list[Tensor]) -> Any:
    value = _ran(func, point)
    if value.numel() != 1:
        raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
    return _formed(point, _pull(value.reshape([]), points))


def hessian(func: Callable, inputs: Any, create_graph: bool = False, strict: bool = False, vectorize: bool = False, outer_jacobian_strategy: str = "reverse-mode") -> Any:
    point = _point(inputs)
    points = _leaves(point)
    return _cut(_jacobians(_slopes(func, point, points), point, points), points, create_graph)


def vjp(func: Callable, inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    point = _point(inputs)
    points = _leaves(point)
    value = _ran(func, point)
    pulled = _formed(point, _pull_all(_leaves(value), points, _weights(value, v)))
    return _cut(value, points, create_graph), _cut(pulled, points, create_graph)


def jvp(func: Callable, inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    point = _point(inputs)
    points = _leaves(point)
    value = _ran(func, point)
    pushed = _formed(value, _pushed(_leaves(value), points, _weights(point, v)))
    return _cut(value, points, create_graph), _cut(pushed, points, create_graph)


def vhp(func: Callable, inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    point = _point(inputs)
    points = _leaves(point)
    value = _ran(func, point)
    slopes = _pull(value.reshape([]), points)
    pulled = _formed(point, _pull_all(slopes, points, _weights(point, v)))
    return _cut(value, points, create_graph), _cut(pulled, points, create_graph)


def hvp(func: Callable, inputs: Any, v: Any = None, create_graph: bool = False, strict: bool = False) -> Any:
    return vhp(func, inputs, v, create_graph, strict)
