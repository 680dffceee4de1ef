def greet(greeting, name="you", *, mark="!", times=1):
    print((greeting + " " + name + mark) * times)


def pair(a, b, /, *, c):
    return a, b, c


class Layer:
    def __init__(self, size, bias=True):
        self.size = size
        self.bias = bias

    def scale(self, by):
        return self.size * by


def attempt(what):
    try:
        print(what())
    except TypeError as error:
        print("TypeError:", error)


def attempt_greet(*args, **kwargs):
    try:
        greet(*args, **kwargs)
    except TypeError as error:
        print("TypeError:", error)


words = "hello big wide world".split()
options = dict(mark="?", times=2)
wrong = dict(marks="?")
attempt_greet(*words[:2])
attempt_greet(*words)
attempt_greet(*words[:0])
attempt_greet(*words[:1], **options)
attempt_greet(*words[:3], **options)
attempt_greet(*words[:1], **wrong)
attempt_greet(*words[:2], name="all")
options["name"] = "me"
attempt_greet(*words[:1], **options)
attempt_greet(*words[:2], **options)
numbers = [1, 2, 3]
attempt(lambda: pair(*numbers[:1], c=4))
attempt(lambda: pair(*numbers[:2], c=5))
names = {"a": 1, "b": 2}
names.update(c=3)
attempt(lambda: pair(*[], **names))
settings = {"size": 3}
settings.update(bias=0)
attempt(lambda: Layer(**settings).bias)
settings["depth"] = 4
attempt(lambda: Layer(**settings).bias)
attempt(lambda: Layer(*numbers).size)
attempt(lambda: Layer(2).scale(*numbers[:1]))
attempt(lambda: Layer(2).scale(*numbers))
attempt(lambda: Layer(2).scale(*[]))
