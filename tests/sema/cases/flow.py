def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i
    return None


def risky(text):
    try:
        value = int(text)
    except ValueError as error:
        value = None
        print(error)
    finally:
        print('done')
    return value


def forever():
    n = 0
    while True:
        n += 1
        if n > 5:
            break
    return n


def never():
    raise ValueError('no')


position = find(['a', 'b'], 'b')
if position is not None:
    print(position + 1)
value = risky('3')
forever()
if len('abc') == 4:
    never()
best = None
for score in [0.5, 0.7]:
    if best is None or score > best:
        best = score
