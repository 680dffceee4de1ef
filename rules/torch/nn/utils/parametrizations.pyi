"""torch.nn.utils.parametrizations: weights that are worked out from other parameters."""

@overload
@effect("mutates", "raises")
@c("nn_weight_norm({module}, {name}, .is_whole = true, .is_parametrization = true)")
def weight_norm(module: T, name: str = "weight", *, dim: None) -> T: ...

@overload
@effect("mutates", "raises")
@c("nn_weight_norm({module}, {name}, .is_parametrization = true[, .dim = {dim}])")
def weight_norm(module: T, name: str = "weight", dim: int = 0) -> T: ...

@overload
@effect("mutates", "raises", "draws")
@c("nn_spectral_norm({module}, {name}, .is_parametrization = true[, .iterations = NN_INT({n_power_iterations})][, .eps = NN_REAL({eps})])")
def spectral_norm(module: T, name: str = "weight", n_power_iterations: int = 1, eps: float = 1e-12, dim: None = None) -> T: ...

@overload
@effect("mutates", "raises", "draws")
@c("nn_spectral_norm({module}, {name}, .is_parametrization = true, .dim = {dim}, .has_dim = true[, .iterations = NN_INT({n_power_iterations})][, .eps = NN_REAL({eps})])")
def spectral_norm(module: T, name: str = "weight", n_power_iterations: int = 1, eps: float = 1e-12, dim: int = 0) -> T: ...
