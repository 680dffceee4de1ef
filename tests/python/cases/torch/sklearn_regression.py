"""make_regression and its coefficients."""
from sklearn.datasets import make_regression
import numpy as np
X, y, c = make_regression(n_samples=20, n_features=1, noise=0, random_state=123, coef=True)
print(X[:3].ravel(), y[:3], c, X.shape, y.shape)
X, y, c = make_regression(n_samples=20, n_features=3, noise=2.0, random_state=12, coef=True, bias=1.5)
print(X[:2], y[:3], c)
X, y = make_regression(n_samples=5, n_features=2, n_targets=2, random_state=1)
print(y)
