# None joined with everything.
def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i, item
    return None


def ratio(a, b):
    return a / b if b else None


for w in ['b', 'z']:
    hit = find(['a', 'b'], w)
    if hit is None:
        print('no', w)
    else:
        print('yes', hit, hit[0])
print(ratio(1, 2), ratio(1, 0), [ratio(3, n) for n in (1, 0, 2)])
best = None
for loss in [3.5, 2.0, 2.5]:
    if best is None or loss < best:
        best = loss
print(best)
settings = {'path': None, 'size': 3, 'names': None}
settings['path'] = 'out'
print(settings['path'] or 'default', settings['names'] or ['none'], settings['size'] or 1)
value = None
for n in range(3):
    if n == 1:
        value = 'text'
    print(value, value is None, not value)
x = settings['names'] if settings['size'] > 5 else 0
print(x)
