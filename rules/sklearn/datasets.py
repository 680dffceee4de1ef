"""sklearn.datasets: the generators, drawn as sklearn draws them, and the iris flowers."""
import numpy as np

from sklearn._random import generator_of


def _shuffled(X, y, rng):
    order = np.arange(X.shape[0])
    rng.shuffle(order)
    return X[order], y[order]


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    outer = n_samples // 2
    inner = n_samples - outer
    rng = generator_of(random_state)
    angles = np.linspace(0, np.pi, outer)
    others = np.linspace(0, np.pi, inner)
    X = np.vstack([np.append(np.cos(angles), 1 - np.cos(others)), np.append(np.sin(angles), 1 - np.sin(others) - 0.5)]).T
    y = np.hstack([np.zeros(outer, dtype=np.int64), np.ones(inner, dtype=np.int64)])
    if shuffle:
        X, y = _shuffled(X, y, rng)
    if noise is not None:
        X = X + rng.normal(scale=noise, size=X.shape)
    return X, y


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    outer = n_samples // 2
    inner = n_samples - outer
    rng = generator_of(random_state)
    angles = np.linspace(0, 2 * np.pi, outer, endpoint=False)
    others = np.linspace(0, 2 * np.pi, inner, endpoint=False)
    X = np.vstack([np.append(np.cos(angles), np.cos(others) * factor), np.append(np.sin(angles), np.sin(others) * factor)]).T
    y = np.hstack([np.zeros(outer, dtype=np.int64), np.ones(inner, dtype=np.int64)])
    if shuffle:
        X, y = _shuffled(X, y, rng)
    if noise is not None:
        X = X + rng.normal(scale=noise, size=X.shape)
    return X, y


def make_blobs(n_samples=100, n_features=2, *, centers=3, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True, random_state=None):
    rng = generator_of(random_state)
    if isinstance(centers, int):
        middles = rng.uniform(center_box[0], center_box[1], size=(centers, n_features))
    else:
        middles = np.asarray(centers).astype(np.float64)
    count = middles.shape[0]
    parts = []
    labels = []
    for k in range(count):
        size = n_samples // count + (1 if k < n_samples % count else 0)
        parts.append(rng.normal(loc=middles[k], scale=cluster_std, size=(size, middles.shape[1])))
        labels.append(np.full(size, k, dtype=np.int64))
    X = np.concatenate(parts)
    y = np.concatenate(labels)
    if shuffle:
        X, y = _shuffled(X, y, rng)
    return X, y


def make_regression(n_samples=100, n_features=100, *, n_informative=10, n_targets=1, bias=0.0, noise=0.0, shuffle=True, coef=None, random_state=None):
    rng = generator_of(random_state)
    X = rng.standard_normal(size=(n_samples, n_features))
    informative = min(n_features, n_informative)
    truth = np.zeros((n_features, n_targets))
    truth[:informative, :] = 100 * rng.uniform(size=(informative, n_targets))
    y = np.dot(X, truth) + bias
    if noise > 0.0:
        y = y + rng.normal(scale=noise, size=y.shape)
    if shuffle:
        X, y = _shuffled(X, y, rng)
        columns = np.arange(n_features)
        rng.shuffle(columns)
        X = X[:, columns]
        truth = truth[columns]
    if coef is None:
        return X, y.squeeze()
    if coef:
        return X, y.squeeze(), truth.squeeze()
    return X, y.squeeze()
