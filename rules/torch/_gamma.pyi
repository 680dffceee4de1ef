"""Gamma functions and what is drawn by them; gradients of the functions are in torch/special.py."""
from torch import Tensor


@c("mx_lgamma({x})")
def _lgamma_of(x: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_digamma({x})")
def _digamma_of(x: Tensor["..."]) -> Tensor["..."]: ...


@c("mx_trigamma({x})")
def _trigamma_of(x: Tensor["..."]) -> Tensor["..."]: ...


@effect("draws")
@c("mx_standard_gamma({alpha})")
def _standard_gamma(alpha: Tensor["..."]) -> Tensor["..."]: ...


@effect("draws")
@c("mx_draw_dirichlet({alpha})")
def _sample_dirichlet(alpha: Tensor["..."]) -> Tensor["..."]: ...


@effect("draws")
@c("mx_draw_poisson({input})")
def poisson(input: Tensor["..."]) -> Tensor["..."]: ...
