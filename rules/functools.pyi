"""functools: written in Python, translated with the script."""
from typing import Any, Callable

def wraps(wrapped: Any, assigned: Any = None, updated: Any = None) -> Any:
    def decorate(wrapper):
        return wrapper

    return decorate


@drop("an object has the name of its class")
def update_wrapper(wrapper: Any, wrapped: Any) -> None: ...


def cache(user_function: Any) -> Any:
    results = {}

    def cached(*args):
        if args not in results:
            results[args] = user_function(*args)
        return results[args]

    return cached


def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
    if callable(maxsize):
        return cache(maxsize)
    return cache


def partial(func: Any, *args: Any, **keywords: Any) -> Any:
    def call(*more, **others):
        return func(*args, *more, **keywords, **others)

    return call


@overload
def reduce(function: Any, sequence: Any) -> Any:
    items = list(sequence)
    total = items[0]
    for item in items[1:]:
        total = function(total, item)
    return total
@overload
def reduce(function: Any, sequence: Any, initial: Any) -> Any:
    total = initial
    for item in sequence:
        total = function(total, item)
    return total


def total_ordering(cls: T) -> T: ...
