"""Arguments by name and place, defaults, in every order."""
import numpy as np


def normalize(values, axis=None, eps=1e-8):
    values = np.asarray(values, dtype=np.float64)
    mean = np.mean(values, axis=0 if axis is None else axis, keepdims=True)
    std = np.std(values, axis=0, keepdims=True)
    return (values - mean) / (std + eps)


m = np.array(object=[[1, 2], [3, 5]], dtype=np.float64)
print(np.sum(a=m, axis=1), np.mean(m, 0), np.max(m, axis=0, keepdims=True), m.std(axis=0, ddof=1), np.argmax(m, axis=1))
print(np.zeros(shape=(1, 2)), np.ones(dtype=np.int32, shape=2), np.linspace(start=0, stop=1, num=3), np.arange(start=1, stop=7, step=2))
print(np.concatenate((m, m), axis=-1), np.stack(arrays=[m[0], m[1]], axis=1), np.repeat(m, repeats=2, axis=1), np.clip(m, a_min=2, a_max=3))
print(normalize([[1, 2], [3, 6]]), normalize(m, eps=0.0).round(3), m.reshape(-1), m.sum(0), m.mean(1), m.transpose((1, 0)))
np.random.seed(seed=3)
print(np.random.normal(loc=0.0, scale=1.0, size=3).round(4), np.random.uniform(low=-1, high=1, size=(1, 2)).round(4), np.random.randint(low=0, high=5, size=4))
print(np.random.choice(a=[1, 2, 3], size=2, replace=False), np.random.uniform(5), np.random.normal(size=2).shape, np.random.randint(3, size=2))
print(np.random.permutation(4), np.random.random(size=2).round(3), np.random.rand(2, 1).shape, np.random.standard_normal(2).round(3))
state = np.random.RandomState(seed=1)
print(state.uniform(0, 1, 2).round(4), state.permutation(5), state.random_sample(2).round(4))
rng = np.random.default_rng(seed=9)
print(rng.integers(low=0, high=3, size=5), rng.normal(0.0, 2.0, 2).round(4), rng.choice([5, 6], size=3), rng.random((1, 2)).round(4))
