"""Python's itertools, as generators: each is translated with the script that uses it."""
from typing import Any, Callable, Iterable, Iterator

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
R = TypeVar("R")
S = TypeVar("S")


def count(start=0, step=1):
    """count(10) --> 10 11 12 ..."""
    n = start
    while True:
        yield n
        n += step


def cycle(iterable):
    saved = []
    for element in iterable:
        yield element
        saved.append(element)
    while saved:
        for element in saved:
            yield element


@overload
def repeat(object):
    while True:
        yield object
@overload
def repeat(object, times):
    for _ in range(times):
        yield object


@overload
def chain(a):
    for x in a:
        yield x
@overload
def chain(a, b):
    for x in a:
        yield x
    for x in b:
        yield x
@overload
def chain(a, b, c):
    for x in a:
        yield x
    for x in b:
        yield x
    for x in c:
        yield x
@overload
def chain(*iterables):
    for iterable in iterables:
        for x in iterable:
            yield x


def chain_from_iterable(iterables):
    """chain.from_iterable"""
    for iterable in iterables:
        for x in iterable:
            yield x


@overload
def islice(iterable, stop):
    if stop is not None and stop < 0:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    it = iter(iterable)
    at = 0
    while stop is None or at < stop:
        try:
            item = next(it)
        except StopIteration:
            return
        yield item
        at += 1
@overload
def islice(iterable, start, stop, step=1):
    it = iter(iterable)
    at = 0
    wanted = 0 if start is None else start
    while stop is None or at < stop:
        try:
            item = next(it)
        except StopIteration:
            return
        if at == wanted:
            yield item
            wanted += step
        at += 1


@overload
def product(a):
    for x in a:
        yield (x,)
@overload
def product(a, b):
    second = list(b)
    for x in a:
        for y in second:
            yield (x, y)
@overload
def product(a, b, c):
    second = list(b)
    third = list(c)
    for x in a:
        for y in second:
            for z in third:
                yield (x, y, z)
@overload
def product(a, b, c, d):
    second = list(b)
    third = list(c)
    fourth = list(d)
    for x in a:
        for y in second:
            for z in third:
                for w in fourth:
                    yield (x, y, z, w)
@overload
def product(a, repeat):
    pool = list(a)
    at = [0] * repeat
    while True:
        if repeat and not pool:
            return
        yield tuple([pool[i] for i in at])
        place = repeat - 1
        while place >= 0 and at[place] == len(pool) - 1:
            at[place] = 0
            place -= 1
        if place < 0:
            return
        at[place] += 1
@overload
def product(*iterables):
    pools = [list(iterable) for iterable in iterables]
    at = [0] * len(pools)
    for pool in pools:
        if not pool:
            return
    while True:
        yield tuple([pools[k][i] for k, i in enumerate(at)])
        place = len(pools) - 1
        while place >= 0 and at[place] == len(pools[place]) - 1:
            at[place] = 0
            place -= 1
        if place < 0:
            return
        at[place] += 1


def combinations(iterable, r):
    pool = list(iterable)
    n = len(pool)
    if r > n:
        return
    at = list(range(r))
    while True:
        yield tuple([pool[i] for i in at])
        place = r - 1
        while place >= 0 and at[place] == place + n - r:
            place -= 1
        if place < 0:
            return
        at[place] += 1
        for k in range(place + 1, r):
            at[k] = at[k - 1] + 1


def combinations_with_replacement(iterable, r):
    pool = list(iterable)
    n = len(pool)
    if not n and r:
        return
    at = [0] * r
    while True:
        yield tuple([pool[i] for i in at])
        place = r - 1
        while place >= 0 and at[place] == n - 1:
            place -= 1
        if place < 0:
            return
        next_value = at[place] + 1
        for k in range(place, r):
            at[k] = next_value


def permutations(iterable, r=None):
    pool = list(iterable)
    n = len(pool)
    size = n if r is None else r
    if size > n:
        return
    at = list(range(n))
    cycles = list(range(n, n - size, -1))
    yield tuple([pool[i] for i in at[:size]])
    while n:
        place = size - 1
        moved = False
        while place >= 0 and not moved:
            cycles[place] -= 1
            if cycles[place] == 0:
                first = at[place]
                for k in range(place, n - 1):
                    at[k] = at[k + 1]
                at[n - 1] = first
                cycles[place] = n - place
                place -= 1
            else:
                other = n - cycles[place]
                at[place], at[other] = at[other], at[place]
                yield tuple([pool[i] for i in at[:size]])
                moved = True
        if not moved:
            return


@overload
def accumulate(iterable):
    it = iter(iterable)
    try:
        total = next(it)
    except StopIteration:
        return
    yield total
    for element in it:
        total = total + element
        yield total
@overload
def accumulate(iterable, func):
    it = iter(iterable)
    try:
        total = next(it)
    except StopIteration:
        return
    yield total
    for element in it:
        total = func(total, element)
        yield total


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def dropwhile(predicate, iterable):
    is_dropping = True
    for x in iterable:
        if is_dropping and predicate(x):
            continue
        is_dropping = False
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            yield x


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def compress(data, selectors):
    for d, s in zip(data, selectors):
        if s:
            yield d


def pairwise(iterable):
    it = iter(iterable)
    try:
        before = next(it)
    except StopIteration:
        return
    for x in it:
        yield (before, x)
        before = x


def zip_longest(a, b, fillvalue=None):
    first = list(a)
    second = list(b)
    for i in range(max(len(first), len(second))):
        yield (first[i] if i < len(first) else fillvalue, second[i] if i < len(second) else fillvalue)


@overload
def groupby(iterable):
    group = []
    for x in iterable:
        if group and x != group[0]:
            yield (group[0], group)
            group = []
        group.append(x)
    if group:
        yield (group[0], group)
@overload
def groupby(iterable, key):
    group = []
    current = []
    for x in iterable:
        k = key(x)
        if current and k != current[0]:
            yield (current[0], group)
            group = []
            current = []
        if not current:
            current.append(k)
        group.append(x)
    if group:
        yield (current[0], group)


def tee(iterable):
    items = list(iterable)
    return iter(items), iter(items)
