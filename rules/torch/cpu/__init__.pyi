"""torch.cpu: what is asked of the only device."""


def is_available() -> Literal[True]: ...


def device_count() -> Literal[1]: ...
