"""torch.optim: optimizers."""
from typing import Any, Callable, Iterator, Literal

from torch import Tensor
from torch.nn import Parameter, Parameters
from torch.optim import lr_scheduler


@c_type("optimizer_group_view", pointer=True)
class ParamGroup:
    """One entry of param_groups; its options can be read and written."""

    @overload
    @c("optimizer_group_lr({self})")
    def __getitem__(self, key: Literal["lr"]) -> float: ...

    @overload
    @c("nn_params_list(nn_params_of_value(optimizer_group_get({self}, \"params\")))")
    def __getitem__(self, key: Literal["params"]) -> list[Parameter]: ...

    @overload
    @effect("raises")
    @c("optimizer_group_get({self}, {key!s})")
    def __getitem__(self, key: str) -> Any: ...

    @overload
    @effect("mutates")
    @c("optimizer_group_set_lr({self}, {value!d})")
    def __setitem__(self, key: Literal["lr"], value: float) -> None: ...

    @overload
    @effect("mutates")
    @c("optimizer_group_set({self}, {key!s}, {value!v})")
    def __setitem__(self, key: str, value: Any) -> None: ...

    @overload
    @c("optimizer_group_get_or({self}, {key!s}, NULL)")
    def get(self, key: str) -> Any: ...

    @overload
    @c("optimizer_group_get_or({self}, {key!s}, {default!v})")
    def get(self, key: str, default: Any) -> Any: ...

    @overload
    @effect("mutates")
    @c("optimizer_group_set_lr({self}, {lr!d})")
    def update(self, *, lr: float) -> None: ...

    @overload
    @effect("mutates")
    def update(self, other: dict[str, Any]) -> None:
        for key, value in other.items():
            self[key] = value

    @overload
    @effect("mutates")
    def update(self, **options: Any) -> None:
        for key, value in options.items():
            self[key] = value

    @c("optimizer_group_has({self}, {key!s})")
    def __contains__(self, key: str) -> bool: ...

    @c("optimizer_group_dict({self})")
    def _dict(self) -> dict[str, Any]: ...

    def keys(self) -> Any:
        return self._dict().keys()

    def values(self) -> Any:
        return self._dict().values()

    def items(self) -> Any:
        return self._dict().items()

    def __iter__(self) -> Any:
        return iter(self._dict())

    def __len__(self) -> Any:
        return len(self._dict())

    def copy(self) -> Any:
        return self._dict()

    def update(self, other: dict) -> Any:
        for key in other:
            self[key] = other[key]

    @overload
    def setdefault(self, key: str, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]


@c_type("optimizer", pointer=True)
class _State:
    """What an optimizer remembers, by parameter; what a script changes there counts."""

    @effect("mutates", "raises")
    @c("optimizer_state_of({self}, {key})")
    def __getitem__(self, key: Parameter) -> dict[str, Any]: ...

    @effect("mutates", "raises")
    @c("optimizer_set_state({self}, {key}, py_as_dict({value!v}))")
    def __setitem__(self, key: Parameter, value: Any) -> None: ...

    @c("optimizer_has_state({self}, {key})")
    def __contains__(self, key: Parameter) -> bool: ...

    @c("optimizer_state_params({self})")
    def keys(self) -> list[Parameter]: ...

    @effect("mutates")
    @c("optimizer_clear_state({self})")
    def clear(self) -> None: ...

    def values(self) -> Any:
        return [self[key] for key in self.keys()]

    def items(self) -> Any:
        return [(key, self[key]) for key in self.keys()]

    def get(self, key: Parameter, default: Any = None) -> Any:
        return self[key] if key in self else default

    def __iter__(self) -> Any:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())


@c_type("optimizer", pointer=True)
class Optimizer:
    state: _State = c("{self}")

    @property
    @c("optimizer_defaults({self})")
    def defaults(self) -> dict[str, Any]: ...

    @overload
    @role("zero_grad")
    @effect("mutates")
    @c("optimizer_zero_grad({self})")
    def zero_grad(self, set_to_none: Literal[True] = True) -> None: ...

    @overload
    @role("zero_grad")
    @effect("mutates")
    @c("optimizer_clear_grads({self}, {set_to_none})")
    def zero_grad(self, set_to_none: bool) -> None: ...

    @overload
    @role("step")
    @effect("mutates")
    @mlx("{self}.update(model, grads)")
    @c("optimizer_step({self})")
    def step(self) -> None: ...

    @overload
    @role("step")
    @effect("mutates")
    @c("optimizer_step({self})")
    def step(self, closure: None) -> None: ...

    @overload
    def step(self, closure: Callable) -> Any:
        loss = closure()
        self.step()
        return loss

    @property
    @c("optimizer_groups({self})")
    def param_groups(self) -> list[ParamGroup]: ...

    @c("py_box_object(optimizer_state_dict({self}))")
    def state_dict(self) -> Any: ...

    @effect("mutates", "raises")
    @c("optimizer_load_state_dict({self}, py_as_dict({state_dict!v}))")
    def load_state_dict(self, state_dict: Any) -> None: ...

    @effect("mutates", "raises")
    @c("optimizer_add_param_group({self}, py_as_dict({param_group!v}))")
    def add_param_group(self, param_group: Any) -> None: ...


@c_type("optimizer", pointer=True)
class ScriptOptimizer(Optimizer):
    """What an object of a class below Optimizer holds."""

    @effect("raises")
    @c("optimizer_own({params!v}, {defaults!v}, {name!v})")
    def __init__(self, params: Any, defaults: Any, name: Any) -> None: ...


@mlx("optim.SGD({lr}, momentum={momentum})")
@c_type("optimizer", pointer=True)
class SGD(Optimizer):
    @c("optimizer_sgd({params}, {lr!d}[, .momentum = {momentum!d}][, .dampening = {dampening!d}][, .weight_decay = NN_REAL({weight_decay})][, .nesterov = {nesterov}][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .differentiable = {differentiable}][, .fused = {fused!switch}])")
    def __init__(self, params: Parameters, lr: float = 1e-3, momentum: float = 0, dampening: float = 0, weight_decay: float = 0, nesterov: bool = False, *, maximize: bool = False, foreach: bool | None = None, differentiable: bool = False, fused: bool | None = None) -> None: ...


@mlx("optim.Adam({lr}, bias_correction=True)")
@c_type("optimizer", pointer=True)
class Adam(Optimizer):
    @c("optimizer_adam({params}, {lr!d}[, .betas = {betas!decays}][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .amsgrad = {amsgrad}][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}][, .fused = {fused!switch}][, .decoupled_weight_decay = {decoupled_weight_decay}])")
    def __init__(self, params: Parameters, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0, amsgrad: bool = False, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False, fused: bool | None = None, decoupled_weight_decay: bool = False) -> None: ...


@mlx("optim.AdamW({lr}, weight_decay={weight_decay}, bias_correction=True)")
@c_type("optimizer", pointer=True)
class AdamW(Optimizer):
    @c("optimizer_adamw({params}, {lr!d}[, .betas = {betas!decays}][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .amsgrad = {amsgrad}][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}][, .fused = {fused!switch}])")
    def __init__(self, params: Parameters, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0.01, amsgrad: bool = False, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False, fused: bool | None = None) -> None: ...


@mlx("optim.AdaDelta({lr}, rho={rho}, eps={eps})")
@c_type("optimizer", pointer=True)
class Adadelta(Optimizer):
    @c("optimizer_adadelta({params}, {lr!d}[, .rho = NN_REAL({rho})][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}])")
    def __init__(self, params: Parameters, lr: float = 1.0, rho: float = 0.9, eps: float = 1e-6, weight_decay: float = 0, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class Adagrad(Optimizer):
    @c("optimizer_adagrad({params}, {lr!d}[, .lr_decay = {lr_decay!d}][, .weight_decay = NN_REAL({weight_decay})][, .initial_accumulator_value = {initial_accumulator_value!d}][, .eps = NN_REAL({eps})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .differentiable = {differentiable}][, .fused = {fused!switch}])")
    def __init__(self, params: Parameters, lr: float = 1e-2, lr_decay: float = 0, weight_decay: float = 0, initial_accumulator_value: float = 0, eps: float = 1e-10, *, maximize: bool = False, foreach: bool | None = None, differentiable: bool = False, fused: bool | None = None) -> None: ...


@c_type("optimizer", pointer=True)
class RMSprop(Optimizer):
    @c("optimizer_rmsprop({params}, {lr!d}[, .alpha = NN_REAL({alpha})][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .momentum = {momentum!d}][, .centered = {centered}][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}])")
    def __init__(self, params: Parameters, lr: float = 1e-2, alpha: float = 0.99, eps: float = 1e-8, weight_decay: float = 0, momentum: float = 0, centered: bool = False, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class Adamax(Optimizer):
    @c("optimizer_adamax({params}, {lr!d}[, .betas = {betas!decays}][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}])")
    def __init__(self, params: Parameters, lr: float = 2e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class NAdam(Optimizer):
    @c("optimizer_nadam({params}, {lr!d}[, .betas = {betas!decays}][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .momentum_decay = NN_REAL({momentum_decay})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}][, .decoupled_weight_decay = {decoupled_weight_decay}])")
    def __init__(self, params: Parameters, lr: float = 2e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0, momentum_decay: float = 0.004, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False, decoupled_weight_decay: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class RAdam(Optimizer):
    @c("optimizer_radam({params}, {lr!d}[, .betas = {betas!decays}][, .eps = NN_REAL({eps})][, .weight_decay = NN_REAL({weight_decay})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}][, .decoupled_weight_decay = {decoupled_weight_decay}])")
    def __init__(self, params: Parameters, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8, weight_decay: float = 0, *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False, decoupled_weight_decay: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class LBFGS(Optimizer):
    """MLX has none; the closure is called as often as PyTorch calls it."""

    @c("optimizer_lbfgs({params}, {lr!d}[, .max_iter = NN_INT({max_iter})][, .max_eval = NN_INT({max_eval})][, .tolerance_grad = NN_REAL({tolerance_grad})][, .tolerance_change = NN_REAL({tolerance_change})][, .history_size = NN_INT({history_size})][, .line_search_fn = {line_search_fn!s}])")
    def __init__(self, params: Parameters, lr: float = 1, max_iter: int = 20, max_eval: int | None = None, tolerance_grad: float = 1e-7, tolerance_change: float = 1e-9, history_size: int = 100, line_search_fn: str | None = None) -> None: ...

    @effect("raises", "mutates")
    @c("optimizer_search({self}, {loss!d})")
    def _search(self, loss: float) -> Iterator[int]: ...

    @effect("mutates")
    @c("optimizer_give({self}, {loss!d})")
    def _give(self, loss: float) -> None: ...

    def step(self, closure: Callable) -> Any:
        first = closure()
        for _ in self._search(float(first)):
            self._give(float(closure()))
        return first


@c_type("optimizer", pointer=True)
class ASGD(Optimizer):
    @c("optimizer_asgd({params}, {lr!d}[, .lambd = NN_REAL({lambd})][, .alpha = NN_REAL({alpha})][, .t0 = NN_REAL({t0})][, .weight_decay = NN_REAL({weight_decay})][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}])")
    def __init__(self, params: Parameters, lr: float = 1e-2, lambd: float = 1e-4, alpha: float = 0.75, t0: float = 1e6, weight_decay: float = 0, foreach: bool | None = None, maximize: bool = False, differentiable: bool = False, capturable: bool = False) -> None: ...


@c_type("optimizer", pointer=True)
class Rprop(Optimizer):
    @c("optimizer_rprop({params}, {lr!d}[, .etas = {etas!decays}][, .step_sizes = {step_sizes!decays}][, .maximize = {maximize}][, .foreach = {foreach!switch}][, .capturable = {capturable}][, .differentiable = {differentiable}])")
    def __init__(self, params: Parameters, lr: float = 1e-2, etas: tuple[float, float] = (0.5, 1.2), step_sizes: tuple[float, float] = (1e-6, 50.0), *, maximize: bool = False, foreach: bool | None = None, capturable: bool = False, differentiable: bool = False) -> None: ...
