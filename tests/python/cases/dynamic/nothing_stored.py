# What a function without a result gives is None, also where it is stored, cached or part of something.
import functools


def show(n):
    print("shown", n)


@functools.cache
def once(n):
    print("called", n)


@functools.lru_cache(None)
def device_module(name):
    raise RuntimeError(f"no device {name}")


def keep(function, *args):
    results = {}
    if args not in results:
        results[args] = function(*args)
    return results[args]


log = {}
log["a"] = show(1)
print(log, keep(show, 2))
items = []
items.append(show(3))
print(items, [show(4)], (show(5), 1))
print(once(1), once(1))
try:
    print(device_module("tpu"))
except RuntimeError as error:
    print(error)
