import json

REGISTRY = {}


def register(name):
    def wrap(cls):
        REGISTRY[name] = cls
        return cls
    return wrap


@register("linear")
class Linear:
    def __init__(self, inputs, outputs, bias=True):
        self.size = inputs * outputs + (outputs if bias else 0)

    def __repr__(self):
        return f"Linear({self.size})"


@register("dropout")
class Dropout:
    def __init__(self, p=0.5):
        self.p = p

    def __repr__(self):
        return f"Dropout({self.p})"


def build(spec):
    spec = dict(spec)
    return REGISTRY[spec.pop("type")](**spec)


layers = json.loads("""[{"type": "linear", "inputs": 4, "outputs": 2}, {"type": "dropout"},
                        {"type": "dropout", "p": 0.1}, {"type": "linear", "inputs": 2, "outputs": 1, "bias": false}]""")
for layer in layers:
    print(build(layer))
try:
    build({"type": "dropout", "q": 1})
except TypeError as error:
    print(error)
