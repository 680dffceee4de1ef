import collections.abc
from collections.abc import Iterable, Sequence, Mapping, Callable


def to_2tuple(x):
    if isinstance(x, Iterable) and not isinstance(x, str):
        return tuple(x)
    return (x, x)


def walk(d, depth=0):
    for k, v in d.items():
        if isinstance(v, collections.abc.Mapping):
            print("  " * depth + k)
            walk(v, depth + 1)
        else:
            print("  " * depth + k, v)


print(to_2tuple(3), to_2tuple([1, 2]), to_2tuple("ab"))
walk({"a": {"b": 1}, "c": 2})
f: Callable[[int], int] = lambda x: x + 1
print(f(2), isinstance(f, Callable), isinstance([1], Sequence), isinstance((1,), Sequence), isinstance({}, Sequence), isinstance({}, Mapping))


class Vocab(collections.abc.Mapping):
    def __init__(self, d):
        self.d = d

    def __getitem__(self, k):
        return self.d[k]

    def __len__(self):
        return len(self.d)

    def __iter__(self):
        return iter(self.d)


v = Vocab({"a": 1, "b": 2})
print(len(v), v["a"], "a" in v, list(v.items()), v.get("z", 9), list(v.keys()))
