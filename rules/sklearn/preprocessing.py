"""sklearn.preprocessing: scalers and encoders of arrays."""
import numpy as np


def _floats(X):
    x = np.asarray(X)
    return x if x.dtype == np.float32 else x.astype(np.float64)


class StandardScaler:
    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.with_mean = with_mean
        self.with_std = with_std

    def fit(self, X, y=None):
        x = np.asarray(X).astype(np.float64)
        count = x.shape[0]
        self.n_samples_seen_ = count
        self.mean_ = x.sum(axis=0) / count
        rest = x - x.sum(axis=0) / count
        correction = rest.sum(axis=0)
        self.var_ = ((rest * rest).sum(axis=0) - correction * correction / count) / count
        scale = np.sqrt(self.var_)
        scale[scale == 0] = 1.0
        self.scale_ = scale
        return self

    def transform(self, X):
        x = _floats(X)
        if self.with_mean:
            x = x - self.mean_.astype(x.dtype)
        if self.with_std:
            x = x / self.scale_.astype(x.dtype)
        return x

    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def inverse_transform(self, X):
        x = _floats(X)
        if self.with_std:
            x = x * self.scale_.astype(x.dtype)
        if self.with_mean:
            x = x + self.mean_.astype(x.dtype)
        return x


class MinMaxScaler:
    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range = feature_range

    def fit(self, X, y=None):
        x = _floats(X)
        low, high = self.feature_range
        self.data_min_ = x.min(axis=0)
        self.data_max_ = x.max(axis=0)
        span = self.data_max_ - self.data_min_
        self.data_range_ = span.copy()
        span[span == 0] = 1.0
        self.scale_ = (high - low) / span
        self.min_ = low - self.data_min_ * self.scale_
        return self

    def transform(self, X):
        return _floats(X) * self.scale_ + self.min_

    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def inverse_transform(self, X):
        return (_floats(X) - self.min_) / self.scale_


class LabelEncoder:
    def fit(self, y):
        self.classes_ = np.unique(np.asarray(y))
        return self

    def transform(self, y):
        return np.searchsorted(self.classes_, np.asarray(y))

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def inverse_transform(self, y):
        return self.classes_[np.asarray(y)]
