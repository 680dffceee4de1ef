"""Loops over itertools.count() count, wherever they end."""
import itertools
from itertools import count

for t in count():
    if t == 3:
        break
print(t)
for t in count(1):
    if t % 2:
        continue
    if t > 6:
        break
    print(t)
for i, c in zip(itertools.count(10), "abc"):
    print(i, c)
print([a for a, b in zip(count(5), range(3))])


def steps():
    for n in count():
        yield n * n
        if n > 2:
            return


print(list(steps()))
it = count(3)
print(next(it), next(it))
