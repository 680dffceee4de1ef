"""Generators as data loaders; itertools as scripts use it."""
import itertools
import random
from itertools import chain, count, cycle, islice, product, repeat, zip_longest


def batches(data, size, shuffle=False, drop_last=False):
    order = list(range(len(data)))
    if shuffle:
        random.shuffle(order)
    batch = []
    for i in order:
        batch.append(data[i])
        if len(batch) == size:
            yield batch
            batch = []
    if batch and not drop_last:
        yield batch


def infinite(loader):
    while True:
        for item in loader:
            yield item


def warmup(steps):
    for step in range(steps):
        yield step / steps
    while True:
        yield 1.0


def walk(tree):
    for k, v in tree.items():
        if isinstance(v, dict):
            yield from walk(v)
        else:
            yield k, v


def read_lines(text):
    for n, line in enumerate(text.split("\n")):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        yield n, line


print(list(batches(range(7), 3)), list(batches("abcde", 2, drop_last=True)))
random.seed(0)
print(list(batches([1, 2, 3, 4], 2, shuffle=True)))
stream = infinite([1, 2, 3])
print([next(stream) for _ in range(7)])
schedule = warmup(4)
print([next(schedule) for _ in range(6)], list(walk({"a": 1, "b": {"c": 2, "d": {"e": 3}}})), list(read_lines("# x\na\n\nb")))
print(list(chain([1], (2, 3), "ab")), list(islice(count(5, 2), 3)), list(product("ab", [0, 1])), list(zip_longest([1, 2], "a", fillvalue="-")))
print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations("abc", 2)), list(itertools.accumulate([1, 2, 3])), list(repeat(0, 3)), [x for x, _ in zip(cycle("ab"), range(5))])
print([(k, list(g)) for k, g in itertools.groupby("aabbb")], list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.takewhile(lambda v: v < 3, [1, 2, 3, 1])), list(itertools.chain.from_iterable([[1, 2], [3]])))
for step in count(1):
    if step > 3:
        break
print("step", step)
it = iter(batches([1, 2, 3], 2))
while True:
    try:
        batch = next(it)
    except StopIteration:
        print("no more")
        break
    print(batch)
loader = iter([10, 20])
for i in range(3):
    try:
        item = next(loader)
    except StopIteration:
        loader = iter([10, 20])
        item = next(loader)
    print(i, item)
gen = (x * x for x in range(4))
print(next(gen), sum(gen), list(gen), max(len(w) for w in ["a", "bbb"]), dict((i, c) for i, c in enumerate("xy")))
for epoch, (x, y) in enumerate(zip(range(2), "ab"), start=1):
    print(f"epoch {epoch}: {x}{y}")
for a, b in zip([1, 2, 3], [4, 5, 6]):
    if a == 2:
        continue
    print(a * b, end=" ")
print(list(zip(*[[1, 2], [3, 4]])), list(reversed(range(3))), [i for i in range(10, 0, -3)], sorted(enumerate([3, 1]), key=lambda p: p[1]))
