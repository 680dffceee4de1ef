"""collections.abc: what classes get that derive from these."""


class Iterable:
    pass


class Iterator(Iterable):
    def __iter__(self):
        return self


class Collection(Iterable):
    def __len__(self):
        return 0


class Sequence(Collection):
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        at = 0
        try:
            while True:
                item = self[at]
                yield item
                at += 1
        except IndexError:
            return

    def __contains__(self, value):
        for each in self.__iter__():
            if each is value or each == value:
                return True
        return False

    def __reversed__(self):
        for at in reversed(range(len(self))):
            yield self[at]

    def index(self, value, start=0, stop=None):
        for at in range(start, len(self) if stop is None else stop):
            if self[at] == value:
                return at
        raise ValueError

    def count(self, value):
        return sum([1 for each in self.__iter__() if each is value or each == value])


class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self) > 0:
            self.pop()

    def reverse(self):
        n = len(self)
        for at in range(n // 2):
            self[at], self[n - at - 1] = self[n - at - 1], self[at]


class Mapping(Collection):
    def __getitem__(self, key):
        raise KeyError

    def __iter__(self):
        return iter([])

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return [key for key in self.__iter__()]

    def values(self):
        return [self[key] for key in self.__iter__()]

    def items(self):
        return [(key, self[key]) for key in self.__iter__()]


class MutableMapping(Mapping):
    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        for key in self.__iter__():
            value = self[key]
            del self[key]
            return (key, value)
        raise KeyError

    def clear(self):
        for key in list(self.keys()):
            del self[key]

    def update(self, other=(), **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Set(Collection):
    pass


class MutableSet(Set):
    pass
