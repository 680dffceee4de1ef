# Abstract methods that raise, and what is said when a subclass forgets one.
class Layer:
    def forward(self, x):
        raise NotImplementedError

    def name(self):
        raise NotImplementedError("give the layer a name")


class Double(Layer):
    def forward(self, x):
        return x * 2


def run(layer, x):
    try:
        return layer.forward(x)
    except NotImplementedError:
        return -1


print(run(Double(), 4), run(Layer(), 4))
try:
    Double().name()
except NotImplementedError as e:
    print("missing:", e)
Layer().forward(3)
