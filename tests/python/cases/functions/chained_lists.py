# chain(*lists): one call, however many there are.
from itertools import chain, product, zip_longest

groups = [[1, 2], [3]]
print(list(chain(*[[1], [2]])))
print(list(chain(*groups)), list(chain(*groups, [9])), list(chain([0], *groups)))
print(sorted(chain(*{"a": [3], "b": [1]}.values())))
print("".join(sorted(set(chain(*["ab", "bc"])))))
print(list(chain.from_iterable(groups)) == list(chain(*groups)))
for number in chain(*groups):
    print(number, end=" ")
print()
print(list(product(*groups)), list(zip_longest(*groups)))
words = [line.split() for line in ["a b", "c", "", "d e f"]]
print(len(list(chain(*words))), sum(len(w) for w in chain(*words)))
