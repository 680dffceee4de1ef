"""sklearn.model_selection: splits of arrays and lists, drawn as sklearn draws them."""
import math

import numpy as np

from sklearn._random import generator_of


def _sizes(count, test_size, train_size):
    if test_size is None and train_size is None:
        test_size = 0.25
    if test_size is None:
        test = -1
    elif test_size < 1 and test_size > 0 and isinstance(test_size, float):
        test = math.ceil(test_size * count)
    else:
        test = int(test_size)
    if train_size is None:
        train = count - test
    elif train_size < 1 and isinstance(train_size, float):
        train = math.floor(train_size * count)
    else:
        train = int(train_size)
    if test < 0:
        test = count - train
    if train <= 0 or train + test > count:
        raise ValueError(f"With n_samples={count}, test_size={test_size} and train_size={train_size}, the resulting train set will be empty. Adjust any of the aforementioned parameters.")
    return train, test


def _places(count, test_size, train_size, random_state, shuffle):
    train, test = _sizes(count, test_size, train_size)
    if not shuffle:
        return np.arange(train), np.arange(train, train + test)
    order = generator_of(random_state).permutation(count)
    return order[test:test + train], order[:test]


def _stratified_places(labels, test_size, train_size, random_state):
    count = len(labels)
    train, test = _sizes(count, test_size, train_size)
    rng = generator_of(random_state)
    classes, inverse = np.unique(labels, return_inverse=True)
    counts = np.bincount(inverse)
    if int(counts.min()) < 2:
        raise ValueError("The least populated classes in y have only 1 member, which is too few. The minimum number of groups for any class cannot be less than 2.")
    members = np.split(np.argsort(inverse, kind="stable"), [int(end) for end in np.cumsum(counts)[:-1]])
    of_train = _mode(counts, train, rng)
    of_test = _mode(counts - of_train, test, rng)
    train_places = []
    test_places = []
    for k in range(len(classes)):
        order = members[k][rng.permutation(int(counts[k]))]
        train_places.extend(order[:int(of_train[k])].tolist())
        test_places.extend(order[int(of_train[k]):int(of_train[k]) + int(of_test[k])].tolist())
    return rng.permutation(np.array(train_places)), rng.permutation(np.array(test_places))


def _mode(counts, draws, rng):
    """The most likely draw of so many from classes of such sizes; ties are drawn."""
    expected = counts / counts.sum() * draws
    whole = np.floor(expected)
    missing = int(draws - whole.sum())
    if missing > 0:
        rest = expected - whole
        for value in sorted(set(rest.tolist()), reverse=True):
            places = np.where(np.equal(rest, float(value)))[0]
            more = min(len(places), missing)
            chosen = rng.choice(places, size=more, replace=False)
            whole[chosen] += 1
            missing -= more
            if missing == 0:
                break
    return whole.astype(np.int64)


def _taken(xs, places):
    if isinstance(xs, list):
        return [xs[int(i)] for i in places]
    return xs[places]


class KFold:
    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits = n_splits
        self.shuffle = shuffle
        self.random_state = random_state

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y=None, groups=None):
        count = len(X)
        order = np.arange(count)
        if self.shuffle:
            generator_of(self.random_state).shuffle(order)
        at = 0
        for fold in range(self.n_splits):
            size = count // self.n_splits + (1 if fold < count % self.n_splits else 0)
            chosen = np.zeros(count, dtype=bool)
            chosen[order[at:at + size]] = True
            yield np.where(~chosen)[0], np.where(chosen)[0]
            at += size


def train_test_split(a, b=None, c=None, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    if stratify is None:
        train, test = _places(len(a), test_size, train_size, random_state, shuffle)
    else:
        train, test = _stratified_places(stratify, test_size, train_size, random_state)
    if b is None:
        return _taken(a, train), _taken(a, test)
    if c is None:
        return _taken(a, train), _taken(a, test), _taken(b, train), _taken(b, test)
    return _taken(a, train), _taken(a, test), _taken(b, train), _taken(b, test), _taken(c, train), _taken(c, test)
