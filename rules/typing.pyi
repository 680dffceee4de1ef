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


@drop("annotations have no run-time value")
@c_type(None)
class AbstractSet:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Annotated:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class AnyStr:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class AsyncGenerator:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class AsyncIterable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class AsyncIterator:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Awaitable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class BinaryIO:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Collection:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Concatenate:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Container:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Coroutine:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Hashable:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class IO:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class ItemsView:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class KeysView:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class LiteralString:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Match:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class MutableMapping:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class MutableSequence:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class MutableSet:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Never:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class NotRequired:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class ParamSpec:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Pattern:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Required:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Reversible:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Self:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Sized:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class SupportsAbs:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class SupportsFloat:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class SupportsInt:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Text:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class TextIO:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class TypeAlias:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class TypeGuard:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Unpack:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class ValuesView:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class Deque:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("annotations have no run-time value")
@c_type(None)
class DefaultDict:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


TYPE_CHECKING: bool = c("false")


@drop("annotations have no run-time value")
@c("{value}")
def cast(type: object, value: T) -> T: ...


@drop("what it says of a function is for type checkers")
def overload(function: T) -> T: ...


@drop("what it says of a function or class is for type checkers")
def final(function: T) -> T: ...


@drop("what it says of a function is for type checkers")
def override(function: T) -> T: ...


@drop("what it says of a function is for type checkers")
def no_type_check(function: T) -> T: ...


@drop("what it says of a class is for type checkers")
def runtime_checkable(function: T) -> T: ...


def NewType(name: object, tp: object) -> object:
    def new(value):
        return value

    return new
