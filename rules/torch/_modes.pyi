"""Gradient modes. Only lifted loss functions compute gradients, so leaving them off needs no code."""


class no_grad:
    @role("no_grad")
    @drop("only the lifted loss function computes gradients")
    def __init__(self) -> None: ...


class inference_mode:
    @role("no_grad")
    @drop("only the lifted loss function computes gradients")
    def __init__(self, mode: bool = True) -> None: ...


class enable_grad:
    @role("enable_grad")
    @drop("the gradient pass finds what is differentiated")
    def __init__(self) -> None: ...


class set_grad_enabled:
    @role("set_grad_enabled")
    @drop("the gradient pass finds what is differentiated")
    def __init__(self, mode: bool) -> None: ...
