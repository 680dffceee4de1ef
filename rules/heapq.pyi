"""heapq: CPython's own heap, so that the lists come out the same."""
from typing import Any, Callable, Iterable


@effect("mutates", "raises")
@c("py_heap_push({heap}, {item})")
def heappush(heap: list[T], item: T) -> None: ...


@effect("mutates", "raises")
@c("py_heap_pop({heap})")
def heappop(heap: list[T]) -> T: ...


@effect("mutates", "raises")
@c("py_heap_replace({heap}, {item})")
def heapreplace(heap: list[T], item: T) -> T: ...


@effect("mutates", "raises")
@c("py_heap_pushpop({heap}, {item})")
def heappushpop(heap: list[T], item: T) -> T: ...


@effect("mutates", "raises")
@c("py_heapify({x})")
def heapify(x: list[T]) -> None: ...


@overload
@effect("raises")
@c("py_largest({iterable}, {n})")
def nlargest(n: int, iterable: Iterable[T]) -> list[T]: ...


@overload
def nlargest(n: int, iterable: Iterable[T], key: Callable[[T], R]) -> list[T]:
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


@overload
@effect("raises")
@c("py_smallest({iterable}, {n})")
def nsmallest(n: int, iterable: Iterable[T]) -> list[T]: ...


@overload
def nsmallest(n: int, iterable: Iterable[T], key: Callable[[T], R]) -> list[T]:
    return sorted(iterable, key=key)[:max(n, 0)]
