"""__new__, counters of instances, caches."""


class Logger:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.lines = []
        return cls._instance

    def log(self, text):
        self.lines.append(text)


a = Logger()
b = Logger()
a.log("one")
b.log("two")
print(a is b, a.lines)


class Pool:
    _cache = {}

    @classmethod
    def get(cls, key):
        if key not in cls._cache:
            cls._cache[key] = Pool(key)
        return cls._cache[key]

    def __init__(self, key):
        self.key = key


print(Pool.get("x") is Pool.get("x"), Pool.get("x") is Pool.get("y"), len(Pool._cache))
