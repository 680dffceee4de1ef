"""torch.func: derivatives of functions, by recorded graphs. What is differentiated by are tensors, dicts and tuples of them. vmap runs over the
batch."""
from typing import Any, Callable, Literal

from torch import Tensor, enable_grad, stack
from torch.autograd import _jacobian, _plain_point, _pull, _pull_all, _pushed, _settled
from torch.nn import Parameter


# ---- points: what stands for an argument while the function runs


@overload
def _point(x: Tensor) -> Any:
    return _plain_point(x)


@overload
def _point(x: dict[str, Tensor]) -> Any:
    return {name: _plain_point(value) for name, value in x.items()}


@overload
def _point(x: dict[str, Parameter]) -> Any:
    return {name: _plain_point(value) for name, value in x.items()}


@overload
def _point(x: list[Tensor]) -> Any:
    return [_plain_point(value) for value in x]


@overload
def _point(x: tuple[Any]) -> Any:
    return (_point(x[0]),)


@overload
def _point(x: tuple[Any, Any]) -> Any:
    return (_point(x[0]), _point(x[1]))


@overload
def _point(x: tuple[Any, Any, Any]) -> Any:
    return (_point(x[0]), _point(x[1]), _point(x[2]))


@overload
def _point(x: tuple[Any, Any, Any, Any]) -> Any:
    return (_point(x[0]), _point(x[1]), _point(x[2]), _point(x[3]))


@overload
def _leaves(x: Tensor) -> list[Tensor]:
    return [x]


@overload
def _leaves(x: dict[str, Tensor]) -> list[Tensor]:
    return list(x.values())


@overload
def _leaves(x: list[Tensor]) -> list[Tensor]:
    return x


@overload
def _leaves(x: tuple[Any]) -> list[Tensor]:
    return _leaves(x[0])


@overload
def _leaves(x: tuple[Any, Any]) -> list[Tensor]:
    return _leaves(x[0]) + _leaves(x[1])


@overload
def _leaves(x: tuple[Any, Any, Any]) -> list[Tensor]:
    return _leaves(x[0]) + _leaves(x[1]) + _leaves(x[2])


@overload
def _leaves(x: tuple[Any, Any, Any, Any]) -> list[Tensor]:
    return _leaves(x[0]) + _leaves(x[1]) + _leaves(x[2]) + _leaves(x[3])


# The next of the flat list, in the form of x.
@overload
def _formed(x: Tensor, flat: list[Tensor]) -> Any:
    return flat.pop(0)


@overload
def _formed(x: dict[str, Tensor], flat: list[Tensor]) -> Any:
    return {name: flat.pop(0) for name in x}


@overload
def _formed(x: list[Tensor], flat: list[Tensor]) -> Any:
    return [flat.pop(0) for _ in x]


@overload
def _formed(x: tuple[Any], flat: list[Tensor]) -> Any:
    return (_formed(x[0], flat),)


@overload
def _formed(x: tuple[Any, Any], flat: list[Tensor]) -> Any:
    first = _formed(x[0], flat)
    return (first, _formed(x[1], flat))


@overload
def _formed(x: tuple[Any, Any, Any], flat: list[Tensor]) -> Any:
    first = _formed(x[0], flat)
    second = _formed(x[1], flat)
    return (first, second, _formed(x[2], flat))


@overload
def _formed(x: tuple[Any, Any, Any, Any], flat: list[Tensor]) -> Any:
    first = _formed(x[0], flat)
    second = _formed(x[1], flat)
    third = _formed(x[2], flat)
    return (first, second, third, _formed(x[3], flat))


def _settled_all(flat: list[Tensor], points: list[Tensor]) -> list[Tensor]:
    return [_settled(x, points) for x in flat]


def _settled_like(x: Any, points: list[Tensor]) -> Any:
    return _formed(x, _settled_all(_leaves(x), points))


def _slope(value: Tensor, point: Any) -> Any:
    if value.dim() > 0:
        raise RuntimeError(f"Expected f(*args) to return a scalar tensor, got tensor with {value.dim()} dims. Did you forget to call .sum()?")
    points = _leaves(point)
    return _formed(point, _settled_all(_pull(value, points), points))


# ---- which arguments: their points in the place of them


@overload
def _chosen(args: Any, argnums: Literal[0]) -> Any:
    return _point(args[0])


@overload
def _chosen(args: Any, argnums: Literal[1]) -> Any:
    return _point(args[1])


@overload
def _chosen(args: Any, argnums: Literal[2]) -> Any:
    return _point(args[2])


@overload
def _chosen(args: Any, argnums: Literal[3]) -> Any:
    return _point(args[3])


@overload
def _chosen(args: Any, argnums: tuple[Literal[0]]) -> Any:
    return (_point(args[0]),)


@overload
def _chosen(args: Any, argnums: tuple[Literal[1]]) -> Any:
    return (_point(args[1]),)


@overload
def _chosen(args: Any, argnums: tuple[Literal[2]]) -> Any:
    return (_point(args[2]),)


@overload
def _chosen(args: Any, argnums: tuple[Literal[0], Literal[1]]) -> Any:
    return (_point(args[0]), _point(args[1]))


@overload
def _chosen(args: Any, argnums: tuple[Literal[0], Literal[2]]) -> Any:
    return (_point(args[0]), _point(args[2]))


@overload
def _chosen(args: Any, argnums: tuple[Literal[1], Literal[2]]) -> Any:
    return (_point(args[1]), _point(args[2]))


@overload
def _chosen(args: Any, argnums: tuple[Literal[0], Literal[1], Literal[2]]) -> Any:
    return (_point(args[0]), _point(args[1]), _point(args[2]))


@overload
def _called(func: Callable, args: Any, point: Any, argnums: Literal[0]) -> Any:
    return func(point, *args[1:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: Literal[1]) -> Any:
    return func(args[0], point, *args[2:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: Literal[2]) -> Any:
    return func(args[0], args[1], point, *args[3:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: Literal[3]) -> Any:
    return func(args[0], args[1], args[2], point, *args[4:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[0]]) -> Any:
    return func(point[0], *args[1:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[1]]) -> Any:
    return func(args[0], point[0], *args[2:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[2]]) -> Any:
    return func(args[0], args[1], point[0], *args[3:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[0], Literal[1]]) -> Any:
    return func(point[0], point[1], *args[2:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[0], Literal[2]]) -> Any:
    return func(point[0], args[1], point[1], *args[3:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[1], Literal[2]]) -> Any:
    return func(args[0], point[0], point[1], *args[3:])


@overload
def _called(func: Callable, args: Any, point: Any, argnums: tuple[Literal[0], Literal[1], Literal[2]]) -> Any:
    return func(point[0], point[1], point[2], *args[3:])


@overload
def grad(func: Callable, argnums: Any = 0, has_aux: Literal[False] = False) -> Any:
    def gradient(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value = _called(func, args, point, argnums)
        return _slope(value, point)
    return gradient


@overload
def grad(func: Callable, argnums: Any = 0, has_aux: Literal[True] = True) -> Any:
    def gradient(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value, aux = _called(func, args, point, argnums)
        return _slope(value, point), _settled_like(aux, _leaves(point))
    return gradient


@overload
def grad_and_value(func: Callable, argnums: Any = 0, has_aux: Literal[False] = False) -> Any:
    def gradient(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value = _called(func, args, point, argnums)
        return _slope(value, point), _settled(value, _leaves(point))
    return gradient


@overload
def grad_and_value(func: Callable, argnums: Any = 0, has_aux: Literal[True] = True) -> Any:
    def gradient(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value, aux = _called(func, args, point, argnums)
        points = _leaves(point)
        return _slope(value, point), (_settled(value, points), _settled_like(aux, points))
    return gradient


# ---- products with vectors


@overload
def vjp(func: Callable, *primals: Any, has_aux: Literal[False] = False) -> Any:
    point = _point(primals)
    with enable_grad():
        value = func(*point)
    points = _leaves(point)
    values = _leaves(value)

    def pull(cotangents):
        return _formed(point, _settled_all(_pull_all(values, points, _leaves(cotangents)), points))

    return _settled_like(value, points), pull


@overload
def vjp(func: Callable, *primals: Any, has_aux: Literal[True] = True) -> Any:
    point = _point(primals)
    with enable_grad():
        value, aux = func(*point)
    points = _leaves(point)
    values = _leaves(value)

    def pull(cotangents):
        return _formed(point, _settled_all(_pull_all(values, points, _leaves(cotangents)), points))

    return _settled_like(value, points), pull, _settled_like(aux, points)


# Forward derivatives, as the derivative of what is pulled back by the weights.
@overload
def jvp(func: Callable, primals: Any, tangents: Any, *, has_aux: Literal[False] = False) -> Any:
    point = _point(primals)
    with enable_grad():
        value = func(*point)
    points = _leaves(point)
    pushed = _pushed(_leaves(value), points, _leaves(tangents))
    return _settled_like(value, points), _formed(value, _settled_all(pushed, points))


@overload
def jvp(func: Callable, primals: Any, tangents: Any, *, has_aux: Literal[True] = True) -> Any:
    point = _point(primals)
    with enable_grad():
        value, aux = func(*point)
    points = _leaves(point)
    pushed = _pushed(_leaves(value), points, _leaves(tangents))
    return _settled_like(value, points), _formed(value, _settled_all(pushed, points)), _settled_like(aux, points)


# ---- Jacobians


@overload
def _jacobians(value: Tensor, point: Tensor, points: list[Tensor]) -> Any:
    return _settled(_jacobian(value, point), points)


@overload
def _jacobians(value: Tensor, point: dict[str, Tensor], points: list[Tensor]) -> Any:
    return {name: _settled(_jacobian(value, x), points) for name, x in point.items()}


@overload
def _jacobians(value: Tensor, point: tuple[Any], points: list[Tensor]) -> Any:
    return (_jacobians(value, point[0], points),)


@overload
def _jacobians(value: Tensor, point: tuple[Any, Any], points: list[Tensor]) -> Any:
    return (_jacobians(value, point[0], points), _jacobians(value, point[1], points))


@overload
def _jacobians(value: Tensor, point: tuple[Any, Any, Any], points: list[Tensor]) -> Any:
    return (_jacobians(value, point[0], points), _jacobians(value, point[1], points), _jacobians(value, point[2], points))


@overload
def _jacobians(value: tuple[Any], point: Any, points: list[Tensor]) -> Any:
    return (_jacobians(value[0], point, points),)


@overload
def _jacobians(value: tuple[Any, Any], point: Any, points: list[Tensor]) -> Any:
    return (_jacobians(value[0], point, points), _jacobians(value[1], point, points))


@overload
def _jacobians(value: tuple[Any, Any, Any], point: Any, points: list[Tensor]) -> Any:
    return (_jacobians(value[0], point, points), _jacobians(value[1], point, points), _jacobians(value[2], point, points))


@overload
def jacrev(func: Callable, argnums: Any = 0, *, has_aux: Literal[False] = False, chunk_size: Any = None) -> Any:
    def jacobian(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value = _called(func, args, point, argnums)
        return _jacobians(value, point, _leaves(point))
    return jacobian


@overload
def jacrev(func: Callable, argnums: Any = 0, *, has_aux: Literal[True] = True, chunk_size: Any = None) -> Any:
    def jacobian(*args):
        point = _chosen(args, argnums)
        with enable_grad():
            value, aux = _called(func, args, point, argnums)
        return _jacobians(value, point, _leaves(point)), _settled_like(aux, _leaves(point))
    return jacobian


@overload
def jacfwd(func: Callable, argnums: Any = 0, has_aux: Literal[False] = False, *, randomness: str = "error") -> Any:
    return jacrev(func, argnums)


@overload
def jacfwd(func: Callable, argnums: Any = 0, has_aux: Literal[True] = True, *, randomness: str = "error") -> Any:
    return jacrev(func, argnums, has_aux=True)


def hessian(func: Callable, argnums: Any = 0) -> Any:
    return jacrev(jacrev(func, argnums), argnums)


# ---- vmap: a loop over the batch


@overload
def _batch(x: Tensor, dim: None) -> int:
    return -1


@overload
def _batch(x: Tensor, dim: int) -> int:
    return x.size(dim)


@overload
def _batch(x: dict[str, Tensor], dim: None) -> int:
    return -1


@overload
def _batch(x: dict[str, Tensor], dim: int) -> int:
    for value in x.values():
        return value.size(dim)
    return -1


@overload
def _batch(x: Any, dim: None) -> int:
    return -1


@overload
def _batch(x: tuple[Any], dim: int) -> int:
    return _batch(x[0], dim)


@overload
def _batch(x: tuple[Any, Any], dim: int) -> int:
    return _batch(x[0], dim)


@overload
def _batch(x: tuple[Any, Any, Any], dim: int) -> int:
    return _batch(x[0], dim)


@overload
def _batch(x: tuple[Any, Any, Any, Any], dim: int) -> int:
    return _batch(x[0], dim)


@overload
def _batch(x: tuple[Any], dim: tuple[Any]) -> int:
    return _batch(x[0], dim[0])


@overload
def _batch(x: tuple[Any, Any], dim: tuple[Any, Any]) -> int:
    return max(_batch(x[0], dim[0]), _batch(x[1], dim[1]))


@overload
def _batch(x: tuple[Any, Any, Any], dim: tuple[Any, Any, Any]) -> int:
    return max(_batch(x[0], dim[0]), _batch(x[1], dim[1]), _batch(x[2], dim[2]))


@overload
def _batch(x: tuple[Any, Any, Any, Any], dim: tuple[Any, Any, Any, Any]) -> int:
    return max(_batch(x[0], dim[0]), _batch(x[1], dim[1]), _batch(x[2], dim[2]), _batch(x[3], dim[3]))


@overload
def _member(x: Any, dim: None, i: int) -> Any:
    return x


@overload
def _member(x: Tensor, dim: int, i: int) -> Any:
    return x.select(dim, i)


@overload
def _member(x: dict[str, Tensor], dim: int, i: int) -> Any:
    return {name: value.select(dim, i) for name, value in x.items()}


@overload
def _member(x: tuple[Any], dim: int, i: int) -> Any:
    return (_member(x[0], dim, i),)


@overload
def _member(x: tuple[Any, Any], dim: int, i: int) -> Any:
    return (_member(x[0], dim, i), _member(x[1], dim, i))


@overload
def _member(x: tuple[Any, Any, Any], dim: int, i: int) -> Any:
    return (_member(x[0], dim, i), _member(x[1], dim, i), _member(x[2], dim, i))


@overload
def _member(x: tuple[Any, Any, Any, Any], dim: int, i: int) -> Any:
    return (_member(x[0], dim, i), _member(x[1], dim, i), _member(x[2], dim, i), _member(x[3], dim, i))


@overload
def _member(x: tuple[Any], dim: tuple[Any], i: int) -> Any:
    return (_member(x[0], dim[0], i),)


@overload
def _member(x: tuple[Any, Any], dim: tuple[Any, Any], i: int) -> Any:
    return (_member(x[0], dim[0], i), _member(x[1], dim[1], i))


@overload
def _member(x: tuple[Any, Any, Any], dim: tuple[Any, Any, Any], i: int) -> Any:
    return (_member(x[0], dim[0], i), _member(x[1], dim[1], i), _member(x[2], dim[2], i))


@overload
def _member(x: tuple[Any, Any, Any, Any], dim: tuple[Any, Any, Any, Any], i: int) -> Any:
    return (_member(x[0], dim[0], i), _member(x[1], dim[1], i), _member(x[2], dim[2], i), _member(x[3], dim[3], i))


@overload
def _stacked(parts: list[Tensor], dim: int) -> Any:
    return stack(parts, dim)


@overload
def _stacked(parts: list[dict[str, Tensor]], dim: int) -> Any:
    return {name: stack([part[name] for part in parts], dim) for name in parts[0]}


@overload
def _stacked(parts: list[tuple[Any, Any]], dim: int) -> Any:
    return (_stacked([part[0] for part in parts], dim), _stacked([part[1] for part in parts], dim))


@overload
def _stacked(parts: list[tuple[Any, Any]], dim: tuple[int, int]) -> Any:
    return (_stacked([part[0] for part in parts], dim[0]), _stacked([part[1] for part in parts], dim[1]))


@overload
def _stacked(parts: list[tuple[Any, Any, Any]], dim: int) -> Any:
    return (_stacked([part[0] for part in parts], dim), _stacked([part[1] for part in parts], dim), _stacked([part[2] for part in parts], dim))


def vmap(func: Callable, in_dims: Any = 0, out_dims: Any = 0, randomness: str = "error", *, chunk_size: Any = None) -> Any:
    def mapped(*args):
        size = _batch(args, in_dims)
        return _stacked([func(*_member(args, in_dims, i)) for i in range(size)], out_dims)
    return mapped


# ---- modules with parameters of the caller


@overload
@role("record")
@effect("mutates", "raises")
@c("nn_swap_in({module}, nn_state_of({values!v}))")
def _swap_in(module: Any, values: Boxed) -> _Swap: ...


@overload
@role("record")
@effect("mutates", "raises")
@c("nn_swap_in({module}, {values})")
def _swap_in(module: Any, values: Any) -> _Swap: ...


@effect("mutates")
@c("nn_swap_out({kept})")
def _swap_out(kept: _Swap) -> None: ...


@c_type("nn_swap", pointer=True)
class _Swap: ...


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: tuple[Any], args: Any = None, kwargs: Any = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    return functional_call(module, parameter_and_buffer_dicts[0], args, kwargs)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: tuple[Any, Any], args: Any = None, kwargs: Any = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    first = _swap_in(module, parameter_and_buffer_dicts[0])
    try:
        return functional_call(module, parameter_and_buffer_dicts[1], args, kwargs)
    finally:
        _swap_out(first)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: Tensor, kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: None = None, kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module()
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: None, kwargs: dict[str, Any], *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(**kwargs)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any], kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0])
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any, Any], kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], args[1])
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any, Any, Any], kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], args[1], args[2])
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any, Any, Any, Any], kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], args[1], args[2], args[3])
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: Any, kwargs: None = None, *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(*args)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: Tensor, kwargs: dict[str, Any], *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args, **kwargs)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any], kwargs: dict[str, Any], *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], **kwargs)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any, Any], kwargs: dict[str, Any], *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], args[1], **kwargs)
    finally:
        _swap_out(kept)


@overload
def functional_call(module: Any, parameter_and_buffer_dicts: Any, args: tuple[Any, Any, Any], kwargs: dict[str, Any], *, tie_weights: bool = True, strict: bool = False) -> Any:
    kept = _swap_in(module, parameter_and_buffer_dicts)
    try:
        return module(args[0], args[1], args[2], **kwargs)
    finally:
        _swap_out(kept)


def stack_module_state(models: Any) -> Any:
    states = [model.state_dict() for model in models]
    parameters = {name: _plain_point(stack([state[name].detach() for state in states])) for name, _ in models[0].named_parameters()}
    return parameters, {name: stack([state[name] for state in states]) for name, _ in models[0].named_buffers()}
