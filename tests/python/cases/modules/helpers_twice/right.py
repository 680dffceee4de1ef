import itertools


def grouped(items):
    out = []
    for key, group in itertools.groupby(items):
        out.append((key, len(list(group))))
    return out + [(sum(itertools.chain(items, items)), 0)]
