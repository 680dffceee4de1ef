# dict(zip(...)) of rows of which one never has items, and a sequence whose items always raise.
from collections.abc import Sequence


def look(names, values):
    found = dict(zip(names, values)).get("a")
    print(found)
    return dict(zip(list(reversed(names)), [1])).get("x y", 5)


class Rows(Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        raise NotImplementedError(index)


def load(rows):
    for row in rows:
        print(row)


names = []
names = sorted(names)
print(look(names, [[1, 2]]))
sizes = dict(zip(names, [1, 2]))
print(sizes.get("a"), "a" in sizes, sizes.pop("k", 7), len(sizes))
sizes["k"] = 3
print(sizes, sizes.get("k"))
try:
    load(Rows())
except NotImplementedError as error:
    print("no row", error)
