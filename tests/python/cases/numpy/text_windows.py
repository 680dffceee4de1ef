"""Text windows, vocabularies and one-hot batches."""
import numpy as np

text = "hello world, hello numpy"
chars = sorted(set(text))
index = {c: i for i, c in enumerate(chars)}
data = np.array([index[c] for c in text])
print(data, data.dtype, len(chars))
length = 6
starts = range(0, len(data) - length, length)
x = np.stack([data[i:i + length] for i in starts])
y = np.stack([data[i + 1:i + 1 + length] for i in starts])
print(x, y, x.shape)
hot = np.eye(len(chars), dtype=np.float32)[x]
print(hot.shape, hot.dtype, hot.sum(), hot[0].argmax(axis=-1))
print("".join(chars[i] for i in y[0]), "".join([chars[int(i)] for i in x[-1]]))
np.random.seed(0)
ids = np.random.choice(len(chars), size=10, p=np.ones(len(chars)) / len(chars))
print("".join(chars[i] for i in ids), ids.min() >= 0)


def batches(values, size, steps):
    n = len(values) // (size * steps)
    values = values[:n * size * steps].reshape(size, -1)
    for i in range(0, values.shape[1], steps):
        yield values[:, i:i + steps]


for batch in batches(data, 2, 4):
    print(batch.shape, batch[0])
counts = np.zeros(len(chars), dtype=int)
for c in text:
    counts[index[c]] += 1
order = np.argsort(-counts, kind="stable")
for i in order[:3]:
    print(repr(chars[i]), counts[i], f"{counts[i] / counts.sum():.2%}")
lengths = np.array([len(w) for w in text.split()])
padded = np.zeros((len(lengths), lengths.max()), dtype=np.int64)
for row, word in enumerate(text.split()):
    padded[row, :len(word)] = [index[c] for c in word]
print(padded, (padded > 0).sum(axis=1), lengths)
