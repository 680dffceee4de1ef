# itertools: each function once.
import itertools
from itertools import chain, islice, product

for a, b in product([1, 2], "xy"):
    print(a, b)
print(list(chain([1], [2, 3])))
print(list(islice(itertools.count(5), 3)))
print(list(itertools.combinations([1, 2, 3], 2)))
print(list(itertools.permutations("abc", 2)))
print(list(itertools.accumulate([1, 2, 3])))
print(list(chain.from_iterable([[1, 2], [3]])))
print(list(itertools.repeat("x", 3)))
for k, g in itertools.groupby("aabbbc"):
    print(k, list(g))
print(list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(itertools.zip_longest([1, 2, 3], [4], fillvalue=0)))
print(list(product([0, 1], repeat=2)))
c = itertools.cycle(["a", "b"])
print([next(c) for _ in range(5)])
print(list(itertools.pairwise([1, 2, 3])))
print(list(itertools.starmap(pow, [(2, 3), (3, 2)])))
print(list(itertools.compress("abcd", [1, 0, 1, 0])))
