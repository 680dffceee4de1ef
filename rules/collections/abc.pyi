"""collections.abc: what is only asked for (translator/sema/abstract.c); what classes derive from is in abc.py."""


@drop("annotations have no run-time value")
@c_type(None)
class Awaitable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Callable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Coroutine:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Generator:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Hashable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Sized:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Container:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Reversible:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Buffer:
    def __init__(self, *args: object, **kwargs: object) -> None: ...
