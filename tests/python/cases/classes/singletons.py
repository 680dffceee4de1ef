# A singleton by a decorator, and by __new__
def singleton(cls):
    instances = {}
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    return get
@singleton
class Config:
    def __init__(self, lr=0.1):
        self.lr = lr
        print("made")
a = Config(0.2)
b = Config()
print(a is b, b.lr)
class Single:
    _instance = None
    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
    def __init__(self, v):
        self.v = v
x = Single(1); y = Single(2)
print(x is y, x.v)
