"""More classes below one than a function has variants: their class methods and __init_subclass__ still know which class it is."""

SEEN = []


def register(cls):
    SEEN.append(cls.__name__)


class Layer:
    tag = "layer"

    def __init_subclass__(cls):
        register(cls)

    @classmethod
    def make(cls):
        return cls()

    @classmethod
    def label(cls):
        return cls.__name__.lower()


class L0(Layer):
    tag = 't0'


class L1(Layer):
    tag = 't1'


class L2(Layer):
    tag = 't2'


class L3(Layer):
    tag = 't3'


class L4(Layer):
    tag = 't4'


class L5(Layer):
    tag = 't5'


class L6(Layer):
    tag = 't6'


class L7(Layer):
    tag = 't7'


class L8(Layer):
    tag = 't8'


class L9(Layer):
    tag = 't9'


class L10(Layer):
    tag = 't10'


class L11(Layer):
    tag = 't11'


class L12(Layer):
    tag = 't12'


class L13(Layer):
    tag = 't13'


class L14(Layer):
    tag = 't14'


class L15(Layer):
    tag = 't15'


class L16(Layer):
    tag = 't16'


class L17(Layer):
    tag = 't17'


print(L0.label(), L0.make().tag)
print(L1.label(), L1.make().tag)
print(L2.label(), L2.make().tag)
print(L3.label(), L3.make().tag)
print(L4.label(), L4.make().tag)
print(L5.label(), L5.make().tag)
print(L6.label(), L6.make().tag)
print(L7.label(), L7.make().tag)
print(L8.label(), L8.make().tag)
print(L9.label(), L9.make().tag)
print(L10.label(), L10.make().tag)
print(L11.label(), L11.make().tag)
print(L12.label(), L12.make().tag)
print(L13.label(), L13.make().tag)
print(L14.label(), L14.make().tag)
print(L15.label(), L15.make().tag)
print(L16.label(), L16.make().tag)
print(L17.label(), L17.make().tag)
print(SEEN)
