REGISTRY = {}


def register(name):
    def wrap(function):
        REGISTRY[name] = function
        return function

    return wrap


@register("double")
def double(x):
    return x * 2


@register("square")
def square(x):
    return x * x


for key in sorted(REGISTRY):
    print(key, REGISTRY[key](7))
print(double(3), "double" in REGISTRY, len(REGISTRY))


class Plugin:
    def go(self):
        return "none"

    plugins = {}

    def __init__(self, level):
        self.level = level

    @classmethod
    def register(cls, name):
        def deco(klass):
            cls.plugins[name] = klass
            return klass

        return deco


@Plugin.register("a")
class A(Plugin):
    def go(self):
        return "A%d" % self.level


@Plugin.register("b")
class B(Plugin):
    def go(self):
        return "B%d" % self.level


for name in ["a", "b"]:
    print(name, Plugin.plugins[name](3).go())
