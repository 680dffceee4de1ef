"""gymnasium.spaces: what actions and observations can be."""
import numpy as np


class Discrete:
    def __init__(self, n, seed=None, start=0):
        self.n = n
        self.start = start
        self.np_random = np.random.default_rng() if seed is None else np.random.default_rng(seed)

    @property
    def shape(self):
        return ()

    def seed(self, seed=None):
        self.np_random = np.random.default_rng() if seed is None else np.random.default_rng(seed)

    def sample(self):
        return self.start + int(self.np_random.integers(self.n))

    def contains(self, x):
        return self.start <= x < self.start + self.n

    def __repr__(self):
        return f"Discrete({self.n})"


class Box:
    def __init__(self, low, high, shape):
        self.low = low
        self.high = high
        self.shape = shape
        self.np_random = np.random.default_rng()

    def seed(self, seed=None):
        self.np_random = np.random.default_rng() if seed is None else np.random.default_rng(seed)
