# Tensors of lists of NumPy's arrays: one-hot rows, batches made by hand.
import numpy as np
import torch


def make_batch(words, n):
    rows, targets = [], []
    for word in words:
        letters = [ord(c) - ord("a") for c in word]
        rows.append(np.eye(n)[letters[:-1]])
        targets.append(letters[-1])
    return rows, targets


rows, targets = make_batch(["abc", "bca", "cab"], 3)
x = torch.FloatTensor(rows)
y = torch.LongTensor(targets)
print(x.shape, x.dtype, y)
print(x[1])
print(torch.tensor([np.arange(3), np.arange(3) * 2]), torch.tensor([np.float32(1.5), np.float32(2)]))
print(torch.tensor(np.array([[1, 2], [3, 4]])))
eye = np.eye(4)
print(torch.FloatTensor([eye[2]]), torch.tensor([np.mean([1, 2]), np.mean([3])]).dtype)
