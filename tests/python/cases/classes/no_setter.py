# Properties without setter, and property() as a call


class Meter:
    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value

    def get_half(self):
        return self._value / 2

    def set_half(self, half):
        self._value = half * 2

    half = property(get_half, set_half)
    double = property(lambda self: self._value * 2)


m = Meter(4)
m.half = 3
print(m.value, m.half, m.double)
try:
    m.value = 5
except AttributeError as e:
    print(e)
try:
    m.double = 5
except AttributeError as e:
    print(e)
print(m.value)
