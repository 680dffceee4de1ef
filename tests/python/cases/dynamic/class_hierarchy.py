# A list of objects of related and unrelated classes.
class Layer:
    kind = 'layer'

    def __init__(self, name):
        self.name = name

    def size(self):
        return 0


class Dense(Layer):
    kind = 'dense'

    def __init__(self, name, n):
        super().__init__(name)
        self.n = n

    def size(self):
        return self.n * 2


class Note:
    def __init__(self, text):
        self.text = text
        self.name = 'note'

    def size(self):
        return len(self.text)


things = [Layer('in'), Dense('d', 4), Note('hello'), None, 7]
total = 0
for t in things:
    if t is None or isinstance(t, int):
        print('skip', t)
        continue
    print(t.name, t.size(), isinstance(t, Layer), isinstance(t, Dense), type(t).__name__)
    total += t.size()
print(total)
