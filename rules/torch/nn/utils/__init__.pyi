"""torch.nn.utils: clipping of gradients."""
from torch import Tensor
from torch.nn import Parameters
from torch.nn.utils.clip_grad import clip_grad_norm, clip_grad_norm_, clip_grad_value_


@overload
@effect("mutates", "raises")
@c("nn_weight_norm({module}, {name}, .is_whole = true)")
def weight_norm(module: T, name: str = "weight", *, dim: None) -> T: ...

@overload
@effect("mutates", "raises")
@c("nn_weight_norm({module}, {name}[, .dim = {dim}])")
def weight_norm(module: T, name: str = "weight", dim: int = 0) -> T: ...

@effect("mutates", "raises")
@c("nn_remove_norm({module}, \"weight_norm\", {name})")
def remove_weight_norm(module: T, name: str = "weight") -> T: ...

@overload
@effect("mutates", "raises", "draws")
@c("nn_spectral_norm({module}, {name}[, .iterations = NN_INT({n_power_iterations})][, .eps = NN_REAL({eps})])")
def spectral_norm(module: T, name: str = "weight", n_power_iterations: int = 1, eps: float = 1e-12, dim: None = None) -> T: ...

@overload
@effect("mutates", "raises", "draws")
@c("nn_spectral_norm({module}, {name}, .dim = {dim}, .has_dim = true[, .iterations = NN_INT({n_power_iterations})][, .eps = NN_REAL({eps})])")
def spectral_norm(module: T, name: str = "weight", n_power_iterations: int = 1, eps: float = 1e-12, dim: int = 0) -> T: ...

@effect("mutates", "raises")
@c("nn_remove_norm({module}, \"spectral_norm\", {name})")
def remove_spectral_norm(module: T, name: str = "weight") -> T: ...
