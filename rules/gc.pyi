"""gc: values live in pools; nothing has to be collected."""


@drop("values live in pools; nothing has to be collected")
def collect(generation: int = 2) -> None: ...
