"""k-means and nearest neighbours."""
import numpy as np


def kmeans(x, k, steps=20, seed=0):
    rng = np.random.RandomState(seed)
    centers = x[rng.choice(len(x), k, replace=False)].copy()
    for step in range(steps):
        d = ((x[:, None] - centers[None]) ** 2).sum(-1)
        assigned = d.argmin(1)
        updated = np.array([x[assigned == i].mean(axis=0) if (assigned == i).any() else centers[i] for i in range(k)])
        if np.allclose(updated, centers):
            break
        centers = updated
    return centers, assigned, step


def knn_predict(x, y, query, k=3):
    out = []
    for q in query:
        nearest = np.argsort(((x - q) ** 2).sum(axis=1))[:k]
        out.append(np.bincount(y[nearest]).argmax())
    return np.array(out)


rng = np.random.RandomState(42)
x = np.vstack([rng.randn(20, 2) + c for c in ([0, 0], [5, 5], [0, 6])])
y = np.repeat([0, 1, 2], 20)
centers, assigned, steps = kmeans(x, 3)
order = np.argsort(centers[:, 0])
print(centers[order].round(4), np.bincount(assigned), steps)
for i in range(3):
    print(i, (assigned == i).sum(), np.round(x[assigned == i].std(axis=0), 3))
queries = np.array([[0.2, 0.1], [4.0, 5.5], [0.5, 5.0]])
print(knn_predict(x, y, queries), knn_predict(x, y, x, k=1).tolist() == y.tolist())
mean = x.mean(axis=0)
cov = (x - mean).T @ (x - mean) / (len(x) - 1)
values, vectors = np.linalg.eigh(cov)
print(values[::-1].round(4), np.allclose(cov, np.cov(x.T)), np.abs(vectors[:, -1]).round(4))
projected = (x - mean) @ vectors[:, ::-1]
print(projected.var(axis=0, ddof=1).round(4), np.abs(projected).max().round(4))
