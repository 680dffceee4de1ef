# What is torch.nn really?  A classifier by hand: weights, log-softmax, loss, SGD with momentum, weight decay.
import gzip
import math
import struct
from pathlib import Path

import torch

torch.manual_seed(7)

DATA_PATH = Path("data") / "MNIST" / "raw"


def read_idx(path):
    with open(path, "rb") as f:
        magic, = struct.unpack(">i", f.read(4))
        ndim = magic & 0xff
        shape = struct.unpack(">" + "i" * ndim, f.read(4 * ndim))
        data = torch.frombuffer(bytearray(f.read()), dtype=torch.uint8)
    return data.view(*shape)


x_train = read_idx(DATA_PATH / "train-images-idx3-ubyte")[:3000].view(-1, 784).float() / 255
y_train = read_idx(DATA_PATH / "train-labels-idx1-ubyte")[:3000].long()
x_valid = read_idx(DATA_PATH / "t10k-images-idx3-ubyte")[:1000].view(-1, 784).float() / 255
y_valid = read_idx(DATA_PATH / "t10k-labels-idx1-ubyte")[:1000].long()
n, c = x_train.shape
print(x_train.shape, y_train.min(), y_train.max())

hidden = 40
w1 = torch.randn(784, hidden) / math.sqrt(784)
w1.requires_grad_()
b1 = torch.zeros(hidden, requires_grad=True)
w2 = torch.randn(hidden, 10) / math.sqrt(hidden)
w2.requires_grad_()
b2 = torch.zeros(10, requires_grad=True)
params = [w1, b1, w2, b2]


def log_softmax(x):
    return x - x.exp().sum(-1).log().unsqueeze(-1)


def model(xb):
    h = (xb @ w1 + b1).clamp(min=0)
    return log_softmax(h @ w2 + b2)


def nll(input, target):
    return -input[range(target.shape[0]), target].mean()


def accuracy(out, yb):
    preds = torch.argmax(out, dim=1)
    return (preds == yb).float().mean()


loss_func = nll
bs = 64  # batch size
print(loss_func(model(x_train[:bs]), y_train[:bs]).item(), accuracy(model(x_train[:bs]), y_train[:bs]).item())

lr = 0.1  # learning rate
momentum = 0.9
weight_decay = 1e-4
epochs = 3  # how many epochs to train for
velocity = [torch.zeros_like(p) for p in params]

for epoch in range(epochs):
    total = 0
    for i in range((n - 1) // bs + 1):
        start_i = i * bs
        end_i = start_i + bs
        xb = x_train[start_i:end_i]
        yb = y_train[start_i:end_i]
        pred = model(xb)
        loss = loss_func(pred, yb)

        loss.backward()
        with torch.no_grad():
            for p, v in zip(params, velocity):
                v *= momentum
                v += p.grad
                if p.dim() > 1:
                    v += weight_decay * p
                p -= lr * v
                p.grad.zero_()
        total += loss.item() * len(xb)
    if epoch == 1:
        lr *= 0.1
    with torch.no_grad():
        valid = model(x_valid)
    print("epoch %d: train loss %.4f, valid loss %.4f, accuracy %.1f%%" % (
        epoch, total / n, loss_func(valid, y_valid), 100 * accuracy(valid, y_valid)))

print("norms:", " ".join("%.3f" % p.norm().item() for p in params))
