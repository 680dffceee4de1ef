"""numpy: functions in terms of others."""
from numpy import asarray, atleast_1d, column_stack, concatenate, diff, linalg, newaxis, ones, sqrt, zeros_like


def kron(a, b):
    """Every item of a times the whole of b."""
    x, y = asarray(a), asarray(b)
    while x.ndim < y.ndim:
        x = x[newaxis]
    while y.ndim < x.ndim:
        y = y[newaxis]
    shape = []
    spread_x = []
    spread_y = []
    for n, m in zip(x.shape, y.shape):
        shape.append(n * m)
        spread_x += [n, 1]
        spread_y += [1, m]
    return (x.reshape(tuple(spread_x)) * y.reshape(tuple(spread_y))).reshape(tuple(shape))


def polyval(p, x):
    coefficients = asarray(p)
    value = zeros_like(asarray(x))
    for c in coefficients:
        value = value * x + c
    return value


def vander(x, N=None, increasing=False):
    points = asarray(x)
    count = len(points) if N is None else N
    columns = [points ** i for i in range(count)]
    out = ones((len(points), count), dtype=columns[0].dtype)
    for i in range(count):
        out[:, i if increasing else count - 1 - i] = columns[i]
    return out


def polyfit(x, y, deg):
    """The polynomial of least squares: columns are scaled, then solved by LAPACK."""
    points = asarray(x) + 0.0
    values = asarray(y) + 0.0
    left = vander(points, deg + 1)
    scale = sqrt((left * left).sum(axis=0))
    left = left / scale
    solution = linalg.lstsq(left, values)[0]
    return (solution.T / scale).T


def gradient(f, spacing=1.0, axis=None, edge_order=1):
    """Central differences inside, one-sided ones at the ends."""
    values = asarray(f) + 0.0
    if values.ndim != 1 or edge_order != 1 or axis not in (None, 0, -1):
        raise NotImplementedError("np.gradient of more than one dimension")
    steps = asarray(spacing)
    out = zeros_like(values)
    n = len(values)
    if n < 2:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
    if steps.ndim == 0:
        out[1:-1] = (values[2:] - values[:-2]) / (2.0 * spacing)
        out[0] = (values[1] - values[0]) / spacing
        out[-1] = (values[-1] - values[-2]) / spacing
        return out
    widths = diff(steps + 0.0)
    before, after = widths[:-1], widths[1:]
    a = -after / (before * (before + after))
    b = (after - before) / (before * after)
    c = before / (after * (before + after))
    out[1:-1] = a * values[:-2] + b * values[1:-1] + c * values[2:]
    out[0] = (values[1] - values[0]) / widths[0]
    out[-1] = (values[-1] - values[-2]) / widths[-1]
    return out


def ndindex(*shape):
    sizes = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
    total = 1
    for n in sizes:
        total *= n
    for number in range(total):
        index = []
        for n in reversed(sizes):
            index.append(number % n)
            number //= n
        yield tuple(reversed(index))


def ndenumerate(arr):
    values = asarray(arr)
    items = values.ravel()
    number = 0
    for index in ndindex(*values.shape):
        yield index, items[number]
        number += 1


class _Columns:
    """np.c_[a, b]: side by side; what has one dimension is a column."""

    def __getitem__(self, key):
        return column_stack(key)


class _Rows:
    """np.r_[a, b]: one behind the other."""

    def __getitem__(self, key):
        return concatenate([atleast_1d(asarray(part)) for part in key])


c_ = _Columns()
r_ = _Rows()
