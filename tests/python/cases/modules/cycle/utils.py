limit = 10
history = []
__all__ = ["average", "clamp", "helper"]


def average(values):
    result = sum(values) / len(values)
    history.append(result)
    return result


def clamp(x):
    return max(0, min(x, limit))


def check(x):
    return x <= limit


def helper(n):
    return _private(n) + 1


def _private(n):
    return n * 2
