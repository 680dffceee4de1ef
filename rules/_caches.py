"""What lru_cache is spelled with where its cache_info() or cache_clear() is asked for (sema/spell_caches.c)."""
from collections import namedtuple

CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _Cache:
    """Results by their arguments, the one that was used last at the end."""

    def __init__(self, maxsize):
        self.maxsize = maxsize
        self.results = {}
        self.hits = 0
        self.misses = 0

    def find(self, key):
        if key not in self.results:
            self.misses += 1
            return False
        self.hits += 1
        if self.maxsize is not None:
            self.results[key] = self.results.pop(key)
        return True

    def keep(self, key, value):
        if self.maxsize is not None and len(self.results) >= self.maxsize:
            for oldest in self.results:
                del self.results[oldest]
                break
        self.results[key] = value

    def info(self):
        return CacheInfo(self.hits, self.misses, self.maxsize, len(self.results))

    def clear(self):
        self.results.clear()
        self.hits = 0
        self.misses = 0
