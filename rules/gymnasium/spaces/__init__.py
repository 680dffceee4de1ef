"""gymnasium.spaces: what actions and observations can be, drawn from NumPy's random streams as gymnasium draws."""
import numpy as np


class Space:
    """What all spaces have: a shape, and a random stream of their own."""

    def __init__(self, seed):
        self.np_random = np.random.default_rng() if seed is None else np.random.default_rng(seed)

    def seed(self, seed=None):
        self.np_random = np.random.default_rng() if seed is None else np.random.default_rng(seed)
        return [seed]


class Discrete(Space):
    def __init__(self, n, seed=None, start=0):
        super().__init__(seed)
        self.n = n
        self.start = start
        self.shape = ()
        self.dtype = np.dtype(np.int64)

    def sample(self):
        return self.start + int(self.np_random.integers(self.n))

    def contains(self, x):
        return self.start <= x < self.start + self.n

    def __contains__(self, x):
        return self.contains(x)

    def __eq__(self, other):
        return isinstance(other, Discrete) and self.n == other.n and self.start == other.start

    def __repr__(self):
        if self.start != 0:
            return f"Discrete({self.n}, start={self.start})"
        return f"Discrete({self.n})"


def _short(bound):
    """How the text of a Box shows a bound: the number where all are the same."""
    if bound.size > 0 and np.min(bound) == np.max(bound):
        return str(np.min(bound))
    return str(bound)


class Box(Space):
    def __init__(self, low, high, shape=None, dtype=np.float32, seed=None):
        super().__init__(seed)
        self.dtype = self._kind = np.dtype(dtype)
        if shape is None:
            self.low = np.array(low, dtype=dtype)
            self.high = np.array(high, dtype=dtype)
            self.shape = self.low.shape if self.low.ndim >= self.high.ndim else self.high.shape
        else:
            self.shape = tuple(shape)
            self.low = np.zeros(self.shape, dtype=dtype) + np.array(low, dtype=dtype)
            self.high = np.zeros(self.shape, dtype=dtype) + np.array(high, dtype=dtype)

    def is_bounded(self, manner="both"):
        below = bool(np.all(np.isfinite(self.low)))
        above = bool(np.all(np.isfinite(self.high)))
        if manner == "below":
            return below
        if manner == "above":
            return above
        return below and above

    def sample(self):
        low = self.low.astype(np.float64).reshape(-1)
        high = self.high.astype(np.float64).reshape(-1)
        is_real = self._kind.kind == "f"
        if not is_real:
            high = high + 1
        below = np.isfinite(low)
        above = np.isfinite(high)
        drawn = np.zeros(low.shape)
        for place in np.nonzero(~below & ~above)[0]:
            drawn[place] = self.np_random.normal()
        for place in np.nonzero(below & ~above)[0]:
            drawn[place] = self.np_random.exponential() + low[place]
        for place in np.nonzero(~below & above)[0]:
            drawn[place] = high[place] - self.np_random.exponential()
        for place in np.nonzero(below & above)[0]:
            drawn[place] = self.np_random.uniform(low[place], high[place])
        if not is_real:
            drawn = np.floor(drawn)
        return drawn.reshape(self.shape).astype(self._kind)

    def contains(self, x):
        found = np.array(x)
        return found.shape == self.shape and bool(np.all(found >= self.low)) and bool(np.all(found <= self.high))

    def __contains__(self, x):
        return self.contains(x)

    def __repr__(self):
        return f"Box({_short(self.low)}, {_short(self.high)}, {self.shape}, {self.dtype})"


class MultiDiscrete(Space):
    """Several choices at a time."""

    def __init__(self, nvec, dtype=np.int64, seed=None):
        super().__init__(seed)
        self.nvec = np.array(nvec, dtype=dtype)
        self.shape = self.nvec.shape
        self.dtype = self._kind = np.dtype(dtype)

    def sample(self):
        return (self.np_random.random(self.shape) * self.nvec).astype(self._kind)

    def contains(self, x):
        found = np.array(x)
        return found.shape == self.shape and bool(np.all(found >= 0)) and bool(np.all(found < self.nvec))

    def __contains__(self, x):
        return self.contains(x)

    def __repr__(self):
        return f"MultiDiscrete({self.nvec})"
