"""What the library gives is made once, whichever modules use it."""
import itertools
from functools import partial

from left import pairs, windows
from right import grouped

print(pairs("abc"))
print(windows([1, 2, 3, 4], 2))
print(grouped([1, 1, 2, 3, 3]))
print(list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5), 3)))
print(partial(windows, size=3)([1, 2, 3, 4]))
