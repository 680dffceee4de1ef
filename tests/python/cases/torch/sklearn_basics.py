import numpy as np
import torch
from sklearn.model_selection import train_test_split, KFold
from sklearn.preprocessing import StandardScaler, MinMaxScaler, LabelEncoder
from sklearn.metrics import accuracy_score, f1_score, confusion_matrix
from sklearn import datasets
from sklearn.datasets import make_moons, make_blobs

X, y = make_moons(n_samples=21, noise=0.1, random_state=3)
print(X[:3].round(6), y[:8])
Xb, yb = make_blobs(n_samples=20, centers=3, n_features=2, random_state=1)
print(Xb[:2].round(6), yb)
Xr, yr = datasets.make_regression(n_samples=10, n_features=1, noise=20, random_state=4)
print(Xr.shape, yr.shape, yr[:3].round(5))
Xc, yc = datasets.make_circles(n_samples=10, factor=0.5, noise=0.05, random_state=0)
print(Xc[:2].round(6), yc)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
print(X_train.shape, X_test.shape, y_test)
a, b, c, d = train_test_split(X, y, test_size=5, random_state=7, stratify=y)
print(b.round(4), d)
sc = StandardScaler()
X_train = sc.fit_transform(X_train)
X_test = sc.transform(X_test)
print(X_test.round(6), sc.mean_.round(6), sc.scale_.round(6))
print(MinMaxScaler().fit_transform(X_test).round(5))
le = LabelEncoder()
print(le.fit_transform([3, 5, 3, 9]), le.classes_)
print(accuracy_score([1, 0, 1], [1, 1, 1]), f1_score(y_test, [1] * len(y_test)), confusion_matrix([1, 0, 2], [1, 1, 2]).tolist())
print(f1_score([0, 1, 2, 1], [0, 2, 2, 1], average="macro"))
words = ["a", "b", "c", "d", "e", "f"]
tr, te, ltr, lte = train_test_split(words, [0, 1, 0, 1, 0, 1], test_size=0.5, random_state=0)
print(tr, te, ltr, lte)
for train, test in KFold(n_splits=3, shuffle=True, random_state=1).split(X):
    print(test)
np.random.seed(5)
p, q, r, s = train_test_split(X, y)
print(s)
t = torch.from_numpy(X_train.astype(np.float32))
print(t.shape)
