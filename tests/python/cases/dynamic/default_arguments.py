# Parameters that get values of several types from their callers.
def show(value, width=8, fill=None):
    text = str(value)
    if fill is None:
        return text.ljust(width) + '|'
    return text.rjust(width, fill) + '|'


def first(xs, default=None):
    for x in xs:
        return x
    return default


print(show(1), show('a', 4), show("x", fill='.'), show(None), show([1, 2], 10), show({'a': 1}))
print(first([1, 2]), first('xyz'), first([4], 0), first({'k': 2}))
options = {'value': 3, 'width': 5, 'fill': '0'}
print(show(options['value'], options['width'], fill=options['fill']))


def total(*parts, scale=1):
    result = 0
    for p in parts:
        result += p * scale
    return result


print(total(1, 2, scale=3), total(), total(*[1, 2, 3]))
