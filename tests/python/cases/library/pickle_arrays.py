"""Pickles of NumPy arrays, both ways: written here and read, of every protocol, and what Python 2 wrote (CIFAR, mnist.pkl.gz)."""
import gzip
import pickle
import numpy as np

data = {"x": np.arange(6, dtype=np.float32).reshape(2, 3), "y": np.array([1, 2, 3]), "n": 3, "mean": np.arange(4.0).mean()}
with open("batch.pkl", "wb") as f:
    pickle.dump(data, f)
with open("batch.pkl", "rb") as f:
    back = pickle.load(f)
print(back["x"], back["y"].dtype, back["n"], back["mean"])
x = back["x"]
print(x.shape, x.sum(), x[0, 1], type(back["mean"]).__name__)
x[0, 0] = 7
print(x.mean(axis=0))
for protocol in (2, 3, 4, 5):
    again = pickle.loads(pickle.dumps(np.eye(2), protocol))
    print(again.tolist())
t = pickle.loads(pickle.dumps(np.arange(6).reshape(2, 3).T))
print(t, np.array_equal(t, np.arange(6).reshape(2, 3).T))
# What Python 2 wrote: CIFAR's batches and mnist.pkl.gz
old = b"\x80\x02}q\x01(U\x04dataq\x02cnumpy.core.multiarray\n_reconstruct\nq\x03cnumpy\nndarray\nq\x04K\x00\x85U\x01b\x87Rq\x05(K\x01K\x02K\x02\x86cnumpy\ndtype\nq\x06U\x02u1K\x00K\x01\x87Rq\x07(K\x03U\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89U\x04\x01\x02\x03\xfftbU\x06labels]q\x08(K\x01K\x02eu."
batch = pickle.loads(old, encoding="bytes")
print(batch[b"data"], batch[b"labels"], batch[b"data"].dtype)
batch = pickle.loads(old, encoding="latin1")
images = batch["data"].reshape(1, 2, 2).astype(np.float32) / 255
print(images.shape, images.max())
print(np.vstack([batch["data"], batch["data"]]).shape)
with gzip.open("m.pkl.gz", "wb") as f:
    pickle.dump(((np.ones((2, 2)), np.zeros(2, dtype=np.int64)), (np.eye(2), np.array([5, 6]))), f)
with gzip.open("m.pkl.gz", "rb") as f:
    ((x_train, y_train), (x_valid, y_valid)) = pickle.load(f, encoding="latin-1")
print(x_train.shape, y_train, x_valid, y_valid.max())
