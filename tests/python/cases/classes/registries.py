# Registries: by decorators, by __init_subclass__, by __subclasses__
REGISTRY = {}
def register(name):
    def wrap(cls):
        REGISTRY[name] = cls
        return cls
    return wrap
@register("linear")
class Linear:
    def __init__(self, n):
        self.n = n
    def run(self): return self.n * 2
@register("square")
class Square:
    def __init__(self, n):
        self.n = n
    def run(self): return self.n ** 2
for name in sorted(REGISTRY):
    cls = REGISTRY[name]
    print(name, cls.__name__, cls(3).run())
class Plugin:
    registry = {}
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[cls.__name__] = cls
        print("sub", cls.__name__)
class A(Plugin):
    def run(self): return "a"
class B(Plugin):
    def run(self): return "b"
for name, cls in Plugin.registry.items():
    print(name, cls().run())
class Base:
    subclasses = []
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        cls.subclasses.append(cls)
class X(Base, tag="x"): pass
class Y(Base, tag="y"): pass
print([c.__name__ for c in Base.subclasses], X.tag, Y.tag)
print([c.__name__ for c in Base.__subclasses__()])
print([c.__name__ for c in X.__mro__])
class Registry:
    def __init__(self): self._d = {}
    def register(self, name=None):
        def deco(fn):
            self._d[name or fn.__name__] = fn
            return fn
        return deco
    def get(self, name): return self._d[name]
models = Registry()
@models.register()
def resnet(n): return ("resnet", n)
@models.register("vgg16")
def vgg(n): return ("vgg", n)
print(models.get("resnet")(1), models.get("vgg16")(2))
