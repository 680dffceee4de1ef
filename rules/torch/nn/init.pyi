"""torch.nn.init: each draws into a parameter and stores it."""
from typing import Any

from torch.nn.parameter import Parameter


@effect("draws", "mutates")
@c("nn_init_uniform({tensor}, {a!d}, {b!d})")
def uniform_(tensor: Parameter, a: float = 0.0, b: float = 1.0) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_normal({tensor}, {mean!d}, {std!d})")
def normal_(tensor: Parameter, mean: float = 0.0, std: float = 1.0) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_trunc_normal({tensor}, {mean!d}, {std!d}, {a!d}, {b!d})")
def trunc_normal_(tensor: Parameter, mean: float = 0.0, std: float = 1.0, a: float = -2.0, b: float = 2.0) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_constant({tensor}, {val!d})")
def constant_(tensor: Parameter, val: float) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_zeros({tensor})")
def zeros_(tensor: Parameter) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_ones({tensor})")
def ones_(tensor: Parameter) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_eye({tensor})")
def eye_(tensor: Parameter) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_xavier_uniform({tensor}, {gain!d})")
def xavier_uniform_(tensor: Parameter, gain: float = 1.0) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_xavier_normal({tensor}, {gain!d})")
def xavier_normal_(tensor: Parameter, gain: float = 1.0) -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_kaiming_uniform({tensor}[, .a = {a!d}][, .mode = {mode!s}][, .nonlinearity = {nonlinearity!s}])")
def kaiming_uniform_(tensor: Parameter, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu") -> Parameter: ...


@effect("draws", "mutates")
@c("nn_init_kaiming_normal({tensor}[, .a = {a!d}][, .mode = {mode!s}][, .nonlinearity = {nonlinearity!s}])")
def kaiming_normal_(tensor: Parameter, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu") -> Parameter: ...


@c("nn_init_gain({nonlinearity!s}, (nn_real){{0}})")
def calculate_gain(nonlinearity: str) -> float: ...
def calculate_gain(nonlinearity: str) -> float: ...


@effect("draws", "mutates", "raises")
@c("nn_init_orthogonal({tensor}, {gain!d})")
def orthogonal_(tensor: Parameter, gain: float = 1) -> Parameter: ...
