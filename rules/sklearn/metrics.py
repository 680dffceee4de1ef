"""sklearn.metrics: scores of predictions."""
import numpy as np


def accuracy_score(y_true, y_pred, *, normalize=True):
    same = np.asarray(y_true) == np.asarray(y_pred)
    return float(same.mean()) if normalize else float(same.sum())


def confusion_matrix(y_true, y_pred):
    true = np.asarray(y_true)
    predicted = np.asarray(y_pred)
    labels = np.unique(np.concatenate([true, predicted]))
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    rows = np.searchsorted(labels, true)
    columns = np.searchsorted(labels, predicted)
    for i in range(len(true)):
        counts[int(rows[i]), int(columns[i])] += 1
    return counts


def mean_squared_error(y_true, y_pred):
    difference = np.asarray(y_true) - np.asarray(y_pred)
    return float((difference * difference).mean())


def mean_absolute_error(y_true, y_pred):
    return float(np.abs(np.asarray(y_true) - np.asarray(y_pred)).mean())


def r2_score(y_true, y_pred):
    true = np.asarray(y_true)
    rest = true - np.asarray(y_pred)
    spread = true - true.mean()
    return 1.0 - float((rest * rest).sum()) / float((spread * spread).sum())


def _counts(y_true, y_pred, label):
    true = np.equal(np.asarray(y_true), label)
    predicted = np.equal(np.asarray(y_pred), label)
    return int((true & predicted).sum()), int(predicted.sum()), int(true.sum())


def _averaged(y_true, y_pred, average, score):
    if average == "binary":
        return score(*_counts(y_true, y_pred, 1))
    labels = np.unique(np.concatenate([np.asarray(y_true), np.asarray(y_pred)]))
    counts = [_counts(y_true, y_pred, int(label)) for label in labels]
    if average == "micro":
        return score(sum(c[0] for c in counts), sum(c[1] for c in counts), sum(c[2] for c in counts))
    scores = [score(hits, given, there) for hits, given, there in counts]
    if average == "macro":
        return sum(scores) / len(scores)
    if average != "weighted":
        raise NotImplementedError(f"average={average!r}")
    return sum(scores[i] * counts[i][2] for i in range(len(scores))) / sum(c[2] for c in counts)


def _precision(hits, given, there):
    return hits / given if given else 0.0


def _recall(hits, given, there):
    return hits / there if there else 0.0


def _f1(hits, given, there):
    return 2 * hits / (given + there) if given + there else 0.0


def precision_score(y_true, y_pred, *, average="binary"):
    return _averaged(y_true, y_pred, average, _precision)


def recall_score(y_true, y_pred, *, average="binary"):
    return _averaged(y_true, y_pred, average, _recall)


def f1_score(y_true, y_pred, *, average="binary"):
    return _averaged(y_true, y_pred, average, _f1)
