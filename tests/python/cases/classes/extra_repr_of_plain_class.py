"""extra_repr is a name like any other where the class is no Module."""


class Layer:
    def __init__(self, size):
        self.size = size

    def extra_repr(self):
        return f"size={self.size}"

    def __repr__(self):
        return f"Layer({self.extra_repr()})"


layers = [Layer(1), Layer(2)]
print(layers, layers[0].extra_repr())
