"""Gradient modes. Where graphs are recorded they are scopes; lifted loss functions need none."""


class no_grad:
    @role("no_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self) -> None: ...


class inference_mode:
    @role("no_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self, mode: bool = True) -> None: ...


class enable_grad:
    @role("enable_grad")
    @drop("a lifted loss needs no such scope; where graphs are recorded it stays one")
    def __init__(self) -> None: ...


class set_grad_enabled:
    @role("set_grad_enabled")
    @c("(void)mx_set_grad_enabled({mode})")
    def __init__(self, mode: bool) -> None: ...


@c("mx_grad_enabled()")
def is_grad_enabled() -> bool: ...
