"""Shifts and masks in place of numbers that are floats on some paths only."""


def half(value):
    result = value + 0.5 if value > 100 else value
    result >>= 1
    return result


def low_bits(value, scale):
    result = value * scale
    result &= 7
    result |= 16
    return result


print(half(8), half(7))
try:
    print(half(200))
except TypeError as error:
    print(type(error).__name__)
print(low_bits(13, 3))
try:
    print(low_bits(13, 0.5))
except TypeError as error:
    print(type(error).__name__)
