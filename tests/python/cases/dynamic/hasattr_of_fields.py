# hasattr, getattr with a default, and del of attributes that not every object has at every time.
class Cache:
    def __init__(self, size):
        self.size = size

    def values(self):
        if not hasattr(self, "_values"):
            print("computing")
            self._values = [i * i for i in range(self.size)]
        return self._values

    def clear(self):
        if hasattr(self, "_values"):
            del self._values

    def mean(self):
        try:
            return self._mean
        except AttributeError:
            self._mean = sum(self.values()) / self.size
            return self._mean


class Config:
    def __init__(self, debug=False):
        if debug:
            self.verbose = 2
            self.path = "debug.log"

    def show(self):
        level = getattr(self, "verbose", 0)
        path = getattr(self, "path", None)
        if hasattr(self, "verbose") and self.verbose > 1:
            print("very verbose")
        return level, path


cache = Cache(4)
print(hasattr(cache, "_values"), hasattr(cache, "size"), hasattr(cache, "values"), hasattr(cache, "other"))
print(cache.values(), cache.values(), hasattr(cache, "_values"))
cache.clear()
cache.clear()
print(hasattr(cache, "_values"), cache.values())
print(cache.mean(), cache.mean())
print(Config().show(), Config(True).show())
c = Config()
c.verbose = 5
print(c.show(), hasattr(c, "path"))
del c.verbose
print(c.show())
try:
    del c.verbose
except AttributeError as error:
    print(error)
c.count = 1
del c.count
try:
    c.count += 1
except AttributeError as error:
    print(error)
print([hasattr(x, "verbose") for x in (Config(), Config(True))])
del cache.size
print(cache.size)
