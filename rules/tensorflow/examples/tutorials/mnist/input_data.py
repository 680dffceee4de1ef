"""The reader of MNIST that TensorFlow 1 had among its tutorials: images as rows of floats, batches in NumPy's order."""
import gzip
import os
import urllib.request

import numpy as np


class DataSet:
    def __init__(self, images, labels):
        self._images = images
        self._labels = labels
        self._num_examples = images.shape[0]
        self._epochs_completed = 0
        self._index_in_epoch = 0

    @property
    def images(self):
        return self._images

    @property
    def labels(self):
        return self._labels

    @property
    def num_examples(self):
        return self._num_examples

    @property
    def epochs_completed(self):
        return self._epochs_completed

    def _shuffle(self):
        order = np.arange(self._num_examples)
        np.random.shuffle(order)
        self._images = self._images[order]
        self._labels = self._labels[order]

    def next_batch(self, batch_size, fake_data=False, shuffle=True):
        start = self._index_in_epoch
        if self._epochs_completed == 0 and start == 0 and shuffle:
            self._shuffle()
        if start + batch_size <= self._num_examples:
            self._index_in_epoch = start + batch_size
            return self._images[start:start + batch_size], self._labels[start:start + batch_size]
        self._epochs_completed += 1
        rest = self._num_examples - start
        images = self._images[start:]
        labels = self._labels[start:]
        if shuffle:
            self._shuffle()
        self._index_in_epoch = batch_size - rest
        end = self._index_in_epoch
        return np.concatenate((images, self._images[:end]), axis=0), np.concatenate((labels, self._labels[:end]), axis=0)


class Datasets:
    def __init__(self, train, validation, test):
        self.train = train
        self.validation = validation
        self.test = test


def _content(folder, name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        print("Successfully downloaded", name)
        place = os.environ.get("T2M_DATA_MIRROR", "https://storage.googleapis.com/cvdf-datasets/mnist/")
        urllib.request.urlretrieve(place.rstrip("/") + "/" + name, path)
    print("Extracting", path)
    with gzip.open(path, "rb") as file:
        return file.read()


def _images(folder, name, reshape):
    values = np.frombuffer(_content(folder, name), dtype=np.uint8, offset=16)
    count = len(values) // 784
    shaped = values.reshape(count, 784) if reshape else values.reshape(count, 28, 28, 1)
    return np.multiply(shaped.astype(np.float32), np.float32(1.0 / 255.0))


def _labels(folder, name, one_hot):
    labels = np.frombuffer(_content(folder, name), dtype=np.uint8, offset=8)
    if not one_hot:
        return labels.copy()
    rows = np.zeros((len(labels), 10))
    rows[np.arange(len(labels)), labels.astype(np.int64)] = 1
    return rows


def read_data_sets(train_dir, fake_data=False, one_hot=False, reshape=True, validation_size=5000):
    train_images = _images(train_dir, "train-images-idx3-ubyte.gz", reshape)
    train_labels = _labels(train_dir, "train-labels-idx1-ubyte.gz", one_hot)
    test_images = _images(train_dir, "t10k-images-idx3-ubyte.gz", reshape)
    test_labels = _labels(train_dir, "t10k-labels-idx1-ubyte.gz", one_hot)
    if validation_size > len(train_images):
        raise ValueError(f"Validation size should be between 0 and {len(train_images)}. Received: {validation_size}.")
    return Datasets(DataSet(train_images[validation_size:], train_labels[validation_size:]),
                    DataSet(train_images[:validation_size], train_labels[:validation_size]), DataSet(test_images, test_labels))
