"""torch.optim.lr_scheduler"""
from typing import Any, Callable, Literal

from torch import Tensor
from torch.optim import Optimizer


@c_type("scheduler", pointer=True)
class _Schedule:
    @overload
    @effect("mutates")
    @c("scheduler_step({self})")
    def step(self, epoch: None = None) -> None: ...

    @overload
    @effect("mutates")
    @c("scheduler_step_to({self}, {epoch!d})")
    def step(self, epoch: float) -> None: ...

    @c("scheduler_last_lr({self})")
    def get_last_lr(self) -> list[float]: ...

    @c("scheduler_last_lr({self})")
    def get_lr(self) -> list[float]: ...

    last_epoch: int = c("scheduler_last_epoch({self})")
    base_lrs: list[float] = c("py_as_list_of(scheduler_attribute({self}, \"base_lrs\"), PY_FLOAT)")

    @c("scheduler_state_dict({self})")
    def state_dict(self) -> Any: ...

    @effect("mutates", "raises")
    @c("scheduler_load_state_dict({self}, py_as_dict({state_dict!v}))")
    def load_state_dict(self, state_dict: Any) -> None: ...


@c_type("scheduler", pointer=True)
class StepLR(_Schedule):
    step_size: int = c("py_as_int(scheduler_attribute({self}, \"step_size\"))")
    gamma: float = c("py_as_float(scheduler_attribute({self}, \"gamma\"))")

    @overload
    @c("scheduler_step_lr({optimizer}, {step_size}[, .gamma = NN_REAL({gamma})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, step_size: int, gamma: float = 0.1, last_epoch: int = -1) -> None: ...
    @overload
    @c("scheduler_step_lr({optimizer}, scheduler_whole_steps({step_size})[, .gamma = NN_REAL({gamma})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, step_size: float, gamma: float = 0.1, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class MultiStepLR(_Schedule):
    gamma: float = c("py_as_float(scheduler_attribute({self}, \"gamma\"))")

    @c("scheduler_multi_step_lr({optimizer}, {milestones}[, .gamma = NN_REAL({gamma})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, milestones: list[int], gamma: float = 0.1, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class ExponentialLR(_Schedule):
    gamma: float = c("py_as_float(scheduler_attribute({self}, \"gamma\"))")

    @c("scheduler_exponential_lr({optimizer}, {gamma!d}[, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, gamma: float, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class CosineAnnealingLR(_Schedule):
    T_max: int = c("py_as_int(scheduler_attribute({self}, \"T_max\"))")
    eta_min: float = c("py_as_float(scheduler_attribute({self}, \"eta_min\"))")

    @c("scheduler_cosine_annealing_lr({optimizer}, {T_max}[, .eta_min = {eta_min!d}][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, T_max: int, eta_min: float = 0.0, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class LinearLR(_Schedule):
    @c("scheduler_linear_lr({optimizer}[, .factor = NN_REAL({start_factor})][, .end_factor = NN_REAL({end_factor})][, .total_iters = NN_INT({total_iters})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, start_factor: float = 0.3333333333333333, end_factor: float = 1.0, total_iters: int = 5, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class ConstantLR(_Schedule):
    @c("scheduler_constant_lr({optimizer}[, .factor = NN_REAL({factor})][, .total_iters = NN_INT({total_iters})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, factor: float = 0.3333333333333333, total_iters: int = 5, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class ReduceLROnPlateau(_Schedule):
    best: float = c("py_as_float(scheduler_attribute({self}, \"best\"))")
    patience: int = c("py_as_int(scheduler_attribute({self}, \"patience\"))")
    num_bad_epochs: int = c("py_as_int(scheduler_attribute({self}, \"num_bad_epochs\"))")
    cooldown: int = c("py_as_int(scheduler_attribute({self}, \"cooldown\"))")
    factor: float = c("py_as_float(scheduler_attribute({self}, \"factor\"))")

    @c("scheduler_reduce_lr_on_plateau({optimizer}[, .mode = {mode!s}][, .factor = NN_REAL({factor})][, .patience = NN_INT({patience})][, .threshold = NN_REAL({threshold})][, .cooldown = {cooldown}][, .min_lr = {min_lr!d}][, .threshold_mode = {threshold_mode!s}][, .eps = NN_REAL({eps})][, .verbose = {verbose}])")
    def __init__(self, optimizer: Optimizer, mode: str = "min", factor: float = 0.1, patience: int = 10, threshold: float = 1e-4, threshold_mode: str = "rel", cooldown: int = 0, min_lr: float = 0, eps: float = 1e-8, verbose: bool = False) -> None: ...

    @effect("mutates")
    @c("scheduler_step_metric({self}, {metrics!d})")
    def step(self, metrics: float) -> None: ...


@c_type("scheduler", pointer=True)
class PolynomialLR(_Schedule):
    @c("scheduler_polynomial_lr({optimizer}[, .total_iters = NN_INT({total_iters})][, .power = NN_REAL({power})][, .last_epoch = NN_INT({last_epoch})])")
    def __init__(self, optimizer: Optimizer, total_iters: int = 5, power: float = 1.0, last_epoch: int = -1) -> None: ...


@c_type("scheduler", pointer=True)
class SequentialLR(_Schedule):
    @effect("raises")
    @c("scheduler_sequential_lr({optimizer}, {schedulers}, {milestones})")
    def __init__(self, optimizer: Optimizer, schedulers: list[_Schedule], milestones: list[int], last_epoch: Literal[-1] = -1) -> None: ...


@c_type("scheduler", pointer=True)
class ChainedScheduler(_Schedule):
    @effect("raises")
    @c("scheduler_chained({schedulers})")
    def __init__(self, schedulers: list[_Schedule], optimizer: None = None) -> None: ...
