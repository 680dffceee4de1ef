"""collections: in C a Counter, defaultdict or OrderedDict is a py_dict and a deque is a py_list, of a kind of their own: all that takes a
dict or a list takes them too."""
from typing import Any, Callable, Iterable

from builtins import dict, list


class Counter[T](dict[T, int]):
    @overload
    @c("py_counter_new({!key})")
    def __init__(self) -> None: ...
    @overload
    @c("py_counter_of_dict({iterable})")
    def __init__(self, iterable: dict[T, int]) -> None: ...
    @overload
    @effect("raises")
    @c("py_counter_of({iterable})")
    def __init__(self, iterable: Iterable[T]) -> None: ...

    @overload
    @c("py_counter_most_common({self}, -1)")
    def most_common(self) -> list[tuple[T, int]]: ...
    @overload
    @c("py_counter_most_common({self}, {n} < 0 ? 0 : {n})")
    def most_common(self, n: int) -> list[tuple[T, int]]: ...
    @c("py_counter_elements({self})")
    def elements(self) -> list[T]: ...
    @c("py_counter_total({self})")
    def total(self) -> int: ...
    @overload
    @effect("mutates")
    @c("py_counter_add_all({self}, {iterable}, 1)")
    def update(self, iterable: dict[T, int]) -> None: ...
    @overload
    @effect("mutates", "raises")
    @c("py_counter_count({self}, {iterable}, 1)")
    def update(self, iterable: Iterable[T]) -> None: ...
    @overload
    @effect("mutates")
    @c("py_counter_add_all({self}, {iterable}, -1)")
    def subtract(self, iterable: dict[T, int]) -> None: ...
    @overload
    @effect("mutates", "raises")
    @c("py_counter_count({self}, {iterable}, -1)")
    def subtract(self, iterable: Iterable[T]) -> None: ...
    @c("py_counter_copy({self})")
    def copy(self) -> Self: ...
    @c("py_counter_sum({self}, {other}, 1)")
    def __add__(self, other: dict[T, int]) -> Self: ...
    @c("py_counter_sum({self}, {other}, -1)")
    def __sub__(self, other: dict[T, int]) -> Self: ...
    @effect("mutates")
    @c("py_counter_add_to({self}, {other}, 1)")
    def __iadd__(self, other: dict[T, int]) -> None: ...
    @effect("mutates")
    @c("py_counter_add_to({self}, {other}, -1)")
    def __isub__(self, other: dict[T, int]) -> None: ...
    @c("py_counter_intersection({self}, {other})")
    def __and__(self, other: dict[T, int]) -> Self: ...
    @c("py_counter_union({self}, {other})")
    def __or__(self, other: dict[T, int]) -> Self: ...


class OrderedDict[K, V](dict[K, V]):
    @overload
    @c("py_ordered_dict_new({!key}, {!value})")
    def __init__(self) -> None: ...
    @overload
    @c("py_ordered_dict_of({other})")
    def __init__(self, other: dict[K, V]) -> None: ...
    @overload
    @effect("raises")
    @c("py_ordered_dict_of_pairs({!key}, {!value}, {items})")
    def __init__(self, items: Iterable[tuple[K, V]]) -> None: ...
    @overload
    def __init__(self, **values: V) -> None: ...
    @overload
    def __init__(self, other: dict[K, V], **values: V) -> None: ...
    @overload
    @effect("raises")
    def __init__(self, items: Iterable[tuple[K, V]], **values: V) -> None: ...
    @effect("mutates", "raises")
    @c("py_dict_move_to_end({self}, {key}, {last})")
    def move_to_end(self, key: K, last: bool = True) -> None: ...
    @c("py_ordered_dict_of({self})")
    def copy(self) -> Self: ...


class defaultdict[K, V](dict[K, V]):
    def __init__(self, default_factory: Callable[[], V] | None = None) -> None: ...


class deque[T](list[T]):
    @overload
    @c("py_deque_new({!item}, -1)")
    def __init__(self) -> None: ...
    @overload
    @effect("raises")
    @c("py_deque_new({!item}, {maxlen})")
    def __init__(self, *, maxlen: int) -> None: ...
    @overload
    @effect("raises")
    @c("py_deque_of({iterable}, -1)")
    def __init__(self, iterable: Iterable[T], maxlen: None = None) -> None: ...
    @overload
    @effect("raises")
    @c("py_deque_of({iterable}, {maxlen})")
    def __init__(self, iterable: Iterable[T], maxlen: int) -> None: ...

    maxlen: int | None = c("py_deque_maxlen({self})")
    @effect("mutates")
    @c("py_deque_appendleft({self}, {item})")
    def appendleft(self, item: T) -> None: ...
    @effect("mutates", "raises")
    @c("py_deque_popleft({self})")
    def popleft(self) -> T: ...
    @effect("mutates", "raises")
    @c("py_deque_pop({self})")
    def pop(self) -> T: ...
    @effect("mutates", "raises")
    @c("py_deque_extend({self}, {items})")
    def extend(self, items: Iterable[T]) -> None: ...
    @effect("mutates", "raises")
    @c("py_deque_extendleft({self}, {items})")
    def extendleft(self, items: Iterable[T]) -> None: ...
    @effect("mutates", "raises")
    @c("py_deque_extend({self}, {items})")
    def __iadd__(self, items: list[T]) -> None: ...
    @effect("mutates")
    @c("py_deque_rotate({self}, {n})")
    def rotate(self, n: int = 1) -> None: ...
    @c("py_deque_of({self}, py_deque_limit({self}))")
    def copy(self) -> Self: ...


def namedtuple(typename: str, field_names: Any, *, defaults: Any = None, rename: bool = False, module: Any = None) -> Any: ...
