"""torch.utils.checkpoint: no memory is saved here, but what the second run of the function does besides (statistics of batch norms, prints)
happens in the backward, as in PyTorch."""
from typing import Any, Callable, Literal

from torch import Generator, Tensor, no_grad


@effect("draws")
@c("random_kept()")
def _kept() -> Generator: ...


@effect("draws", "io")
@c("random_restore({kept})")
def _restore(kept: Generator) -> None: ...


@overload
def checkpoint(function: Callable, *args: Any, use_reentrant: Literal[False], preserve_rng_state: Literal[True] = True) -> Any:
    before = _kept()
    result = function(*args)

    def again():
        now = _kept()
        _restore(before)
        with no_grad():
            function(*args)
        _restore(now)

    if result.requires_grad:
        result._add_hook(again)
    return result


@overload
def checkpoint(function: Callable, *args: Any, use_reentrant: bool | None = None, preserve_rng_state: Literal[True] = True) -> Any:
    before = _kept()
    result = function(*args)

    def again():
        now = _kept()
        _restore(before)
        with no_grad():
            function(*args)
        _restore(now)

    asks = False
    for arg in args:
        asks = asks or arg.requires_grad
    if asks:
        result._add_hook(again)
        return result
    return result.detach()


def _part(modules: Any, start: int, end: int) -> Any:
    def run(x):
        for i in range(start, end):
            x = modules[i](x)
        return x
    return run


def checkpoint_sequential(functions: Any, segments: int, input: Tensor, use_reentrant: Any = None, preserve_rng_state: Literal[True] = True) -> Any:
    modules = list(functions.children())
    size = len(modules) // segments
    end = 0
    for start in range(0, size * (segments - 1), size):
        end = start + size
        input = checkpoint(_part(modules, start, end), input, use_reentrant=use_reentrant)
    return _part(modules, end, len(modules))(input)
