class Base:
    def __init__(self, name, size=1, **options):
        self.name = name
        self.size = size
        self.options = options

    def describe(self):
        return f"{self.name} {self.size} {sorted(self.options)}"


class Child(Base):
    def __init__(self, *args, extra=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra


def build(*args, **kwargs):
    return Child(*args, **kwargs)


def log(message, *args):
    print(message % args if args else message)


def call(fn, *args, **kwargs):
    return fn(*args, **kwargs)


def area(w, h=2):
    return w * h


print(build("a").describe())
print(build("b", 3, extra=5, color="red").describe())
print(build("c", size=4).extra, build("d", extra=7).extra)
log("plain")
log("%d of %d", 1, 2)
print(call(area, 3), call(area, 3, 4), call(area, w=5, h=6), call(len, [1, 2]))
settings = {"w": 7, "h": 8}
print(area(**settings), call(area, **settings))
