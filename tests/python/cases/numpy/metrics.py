"""Metrics as evaluation scripts compute them."""
import numpy as np


def accuracy(predictions, targets):
    return (predictions == targets).mean()


def confusion_matrix(targets, predictions, classes):
    matrix = np.zeros((classes, classes), dtype=np.int64)
    for t, p in zip(targets, predictions):
        matrix[t, p] += 1
    return matrix


def precision_recall_f1(matrix):
    true_positive = np.diag(matrix)
    precision = true_positive / np.maximum(matrix.sum(axis=0), 1)
    recall = true_positive / np.maximum(matrix.sum(axis=1), 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return precision, recall, f1


def iou(matrix):
    inter = np.diag(matrix)
    union = matrix.sum(0) + matrix.sum(1) - inter
    return inter / union


def top_k(scores, targets, k):
    best = np.argsort(scores, axis=1)[:, -k:]
    return np.mean([t in row for t, row in zip(targets, best)])


rng = np.random.RandomState(3)
targets = rng.randint(0, 4, size=40)
scores = rng.rand(40, 4)
scores[np.arange(40), targets] += 0.5
predictions = scores.argmax(axis=1)
matrix = confusion_matrix(targets, predictions, 4)
print(matrix)
print("accuracy %.4f, top2 %.4f" % (accuracy(predictions, targets), top_k(scores, targets, 2)))
precision, recall, f1 = precision_recall_f1(matrix)
for c in range(4):
    print(f"class {c}: p={precision[c]:.3f} r={recall[c]:.3f} f1={f1[c]:.3f}")
print("mean IoU: {:.4f}".format(np.mean(iou(matrix))))
mse = np.mean((scores.max(axis=1) - 1.0) ** 2)
mae = np.abs(scores - 0.5).mean()
rmse = np.sqrt(mse)
print(f"mse {mse:.6f} mae {mae:.6f} rmse {rmse:.6f} psnr {10 * np.log10(1.0 / mse):.3f}")
sizes = np.bincount(targets, minlength=4)
weights = sizes.sum() / (4 * sizes)
print(sizes, weights.round(3), np.unique(targets, return_counts=True))
ema = None
for value in scores[:5, 0]:
    ema = value if ema is None else 0.9 * ema + 0.1 * value
print(round(ema, 6), np.percentile(scores, [5, 95]).round(4), scores.mean(0).round(3))
