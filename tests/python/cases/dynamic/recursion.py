# Nested data walked by functions that call themselves.
def flatten(x):
    if isinstance(x, list):
        out = []
        for item in x:
            out += flatten(item)
        return out
    return [x]


def depth(x):
    if not isinstance(x, (list, tuple)):
        return 0
    best = 0
    for item in x:
        best = max(best, depth(item))
    return best + 1


def to_text(x, indent=0):
    pad = ' ' * indent
    if isinstance(x, dict):
        return '\n'.join(pad + str(k) + ':\n' + to_text(v, indent + 2) for k, v in x.items())
    if isinstance(x, list):
        return '\n'.join(to_text(v, indent) for v in x)
    return pad + str(x)


print(flatten([1, [2, [3, 'a']], [], [[None]]]), depth([1, [2, (3, [4])]]), depth('x'))
print(to_text({'a': [1, 'two'], 'b': {'c': 2.5, 'd': None}}))


def merge(base, extra):
    out = dict(base)
    for key, value in extra.items():
        if key in out and isinstance(out[key], dict) and isinstance(value, dict):
            out[key] = merge(out[key], value)
        else:
            out[key] = value
    return out


base = {'model': {'hidden': 64, 'act': 'relu'}, 'lr': 0.1}
print(merge(base, {'model': {'hidden': 128}, 'epochs': 3}), base)
