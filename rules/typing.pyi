"""typing: annotations say nothing that the translator does not find out itself."""


@drop("annotations have no run-time value")
@c_type(None)
class Any:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Callable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class ClassVar:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Dict:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Final:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class FrozenSet:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Generator:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Generic:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Iterable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Iterator:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class List:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Literal:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Mapping:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class TypedDict:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class NamedTuple:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class NoReturn:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Optional:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Protocol:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Sequence:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Set:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Tuple:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Type:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class TypeVar:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Union:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


TYPE_CHECKING: bool = c("false")


@drop("annotations have no run-time value")
@c("{value}")
def cast(type: object, value: T) -> T: ...
