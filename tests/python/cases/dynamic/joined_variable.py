# A name that is an int on one path and a str on another.
def describe(n):
    if n > 2:
        label = 'many'
    elif n == 0:
        label = None
    else:
        label = n
    return label


for n in range(4):
    label = describe(n)
    if label is None:
        print('nothing')
    elif isinstance(label, str):
        print(label.upper(), len(label))
    else:
        print(label + 1)

size = 10
if describe(5) == 'many':
    size = 'large'
print(size)
print('size: %s, %r' % (size, size))
print(f'{size:>8}|{describe(1)!r:>4}|{describe(0)}')
