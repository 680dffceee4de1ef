# One function, called with ints, floats and bools.
def double(value):
    return value * 2


def describe(value):
    return f"{value} {value!r} {type(value).__name__}"


def clamp(value, low=0, high=1):
    return min(max(value, low), high)


def mean(values):
    return sum(values) / len(values)


def scale(value, factor=1):
    if factor == 1:
        return value
    return value * factor


print(double(1), double(2.5), double(True), double("a"))
print(describe(1), describe(1.0), describe(True))
print(clamp(3), clamp(0.5), clamp(-2), clamp(-2.5, -3), clamp(2, high=1.5))
print(mean([1, 2]), mean([0.5, 1.5]), mean((1, 2.5)))
print(scale(2), scale(2, 0.5), scale(2.0, 3), scale(3, 2))
for value in (1, 2.5, True):
    print(value, double(value))
