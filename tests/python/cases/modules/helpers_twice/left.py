import itertools


def pairs(text):
    return ["".join(p) for p in itertools.combinations(text, 2)]


def windows(items, size):
    starts = range(len(items) - size + 1)
    return [list(itertools.islice(items, s, s + size)) for s in starts]
