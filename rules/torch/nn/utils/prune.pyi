"""torch.nn.utils.prune: a mask that a layer's weight is multiplied by (t2m/nn_module.h). What works the mask out is Python beside this."""
from torch import Tensor
from torch.nn import Module


@effect("raises")
@c("nn_mask_of({module}, {name})")
def _mask_of(module: Module, name: str) -> Tensor: ...

@effect("raises")
@c("nn_masked_value({module}, {name})")
def _value_of(module: Module, name: str) -> Tensor: ...

@types("prunes")
@effect("mutates", "raises")
@c("nn_set_mask({module}, {name}, {mask})")
def _set_mask(module: Module, name: str, mask: Tensor) -> None: ...

@effect("mutates", "raises")
@c("nn_remove_mask({module}, {name})")
def _remove_mask(module: Module, name: str) -> None: ...

@c("nn_has_mask({module})")
def _has_mask(module: Module) -> bool: ...
