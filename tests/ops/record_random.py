"""Records PyTorch's CPU random streams: tests/ops/random.json.

A case is a seed and a few calls in a row; the calls share the generator, so a case also fixes what state a call leaves
behind (the second half of a normal pair, say). Each call is {"fn": name, "args": {...}} with its output(s) in "out", a
list of tensors. Long outputs keep their first and last values and their sum.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

from golden_io import DTYPES, digits, tensor_json, write_cases

SEEDS = [0, 42, 1337]
LONG = 64  # outputs with more elements are abridged


def empty(shape, dtype="float32"):
    return torch.empty(shape, dtype=getattr(torch, dtype))


def init(name, shape, **kwargs):
    tensor = torch.empty(shape)
    getattr(nn.init, name)(tensor, **kwargs)
    return tensor


def module(build, *args, **kwargs):
    return [p for p in getattr(nn, build)(*args, **kwargs).parameters()]


def loader_orders(length, batch_size, epochs, drop_last):
    loader = DataLoader(TensorDataset(torch.arange(length)), batch_size=batch_size, shuffle=True, drop_last=drop_last)
    return [torch.cat([batch[0] for batch in loader]) for _ in range(epochs)]


FUNCTIONS = {
    "rand": lambda shape, dtype="float32": torch.rand(shape, dtype=getattr(torch, dtype)),
    "randn": lambda shape, dtype="float32": torch.randn(shape, dtype=getattr(torch, dtype)),
    "randint": lambda low, high, shape: torch.randint(low, high, shape),
    "randperm": lambda n: torch.randperm(n),
    "random_": lambda shape: torch.empty(shape, dtype=torch.int64).random_(),
    "uniform_": lambda shape, low, high, dtype="float32": empty(shape, dtype).uniform_(low, high),
    "normal_": lambda shape, mean, std, dtype="float32": empty(shape, dtype).normal_(mean, std),
    "bernoulli_": lambda shape, p: empty(shape).bernoulli_(p),
    "bernoulli": lambda p: torch.bernoulli(torch.tensor(p)),
    "exponential_": lambda shape, rate: empty(shape).exponential_(rate),
    "dropout": lambda shape, p: F.dropout(torch.ones(shape), p, training=True),
    "multinomial": lambda probs, num_samples, replacement: torch.multinomial(torch.tensor(probs), num_samples, replacement),
    "init.uniform_": lambda shape, a, b: init("uniform_", shape, a=a, b=b),
    "init.normal_": lambda shape, mean, std: init("normal_", shape, mean=mean, std=std),
    "init.trunc_normal_": lambda shape, mean, std, a, b: init("trunc_normal_", shape, mean=mean, std=std, a=a, b=b),
    "init.kaiming_uniform_": lambda shape, a: init("kaiming_uniform_", shape, a=a),
    "init.kaiming_uniform_relu_": lambda shape: init("kaiming_uniform_", shape, nonlinearity="relu"),
    "init.kaiming_normal_": lambda shape: init("kaiming_normal_", shape),
    "init.kaiming_normal_fan_out_": lambda shape: init("kaiming_normal_", shape, mode="fan_out", nonlinearity="relu"),
    "init.xavier_uniform_": lambda shape, gain: init("xavier_uniform_", shape, gain=gain),
    "init.xavier_normal_": lambda shape, gain: init("xavier_normal_", shape, gain=gain),
    "nn.Linear": lambda n_in, n_out: module("Linear", n_in, n_out),
    "nn.Conv2d": lambda n_in, n_out, kernel: module("Conv2d", n_in, n_out, kernel),
    "nn.Embedding": lambda count, width: module("Embedding", count, width),
    "DataLoader": loader_orders,
}


def call(fn, **args):
    return fn, args


PROBS = [0.1, 0.2, 0.3, 0.15, 0.25]
TABLE = [
    [call("rand", shape=[5]), call("rand", shape=[3, 4]), call("rand", shape=[100])],
    [call("rand", shape=[7], dtype="float64"), call("rand", shape=[1])],
    [call("uniform_", shape=[9], low=-2.0, high=3.0), call("uniform_", shape=[4], low=0.0, high=0.5, dtype="float64")],
    [call("randn", shape=[1]), call("randn", shape=[1]), call("randn", shape=[1]), call("rand", shape=[2])],
    [call("randn", shape=[3]), call("randn", shape=[15]), call("rand", shape=[2])],
    [call("randn", shape=[16]), call("rand", shape=[2])],
    [call("randn", shape=[17]), call("randn", shape=[2]), call("randn", shape=[3, 7]), call("rand", shape=[2])],
    [call("randn", shape=[31]), call("randn", shape=[4, 8])],
    [call("randn", shape=[1000]), call("rand", shape=[1])],
    [call("randn", shape=[5], dtype="float64"), call("randn", shape=[20], dtype="float64"), call("rand", shape=[1])],
    [call("normal_", shape=[7], mean=0.5, std=2.0), call("normal_", shape=[24], mean=-1.0, std=0.02)],
    [call("randint", low=0, high=10, shape=[20]), call("randint", low=5, high=100000, shape=[3, 3]), call("rand", shape=[1])],
    [call("randint", low=-3, high=4, shape=[12]), call("randint", low=0, high=2 ** 40, shape=[4]), call("rand", shape=[1])],
    [call("randperm", n=1), call("randperm", n=2), call("randperm", n=10), call("rand", shape=[1])],
    [call("randperm", n=1000)],
    [call("random_", shape=[3]), call("rand", shape=[1])],
    [call("bernoulli_", shape=[20], p=0.3), call("bernoulli", p=[0.1, 0.5, 0.9, 0.0, 1.0, 0.7]), call("rand", shape=[1])],
    [call("dropout", shape=[20], p=0.4), call("dropout", shape=[4, 6], p=0.1), call("rand", shape=[1])],
    [call("exponential_", shape=[6], rate=1.0), call("exponential_", shape=[5], rate=1.5), call("rand", shape=[1])],
    [call("multinomial", probs=PROBS, num_samples=1, replacement=False), call("rand", shape=[1])],
    [call("multinomial", probs=PROBS, num_samples=3, replacement=False), call("rand", shape=[1])],
    [call("multinomial", probs=PROBS, num_samples=8, replacement=True), call("rand", shape=[1])],
    [call("multinomial", probs=[PROBS, [0.0, 1.0, 0.0, 2.0, 0.5]], num_samples=1, replacement=False),
     call("multinomial", probs=[PROBS, [0.0, 1.0, 0.0, 2.0, 0.5]], num_samples=4, replacement=True), call("rand", shape=[1])],
    [call("init.uniform_", shape=[3, 4], a=-0.1, b=0.1), call("init.normal_", shape=[3, 4], mean=0.0, std=0.02)],
    [call("init.trunc_normal_", shape=[3, 4], mean=0.0, std=1.0, a=-2.0, b=2.0),
     call("init.trunc_normal_", shape=[20], mean=0.0, std=0.02, a=-2.0, b=2.0), call("rand", shape=[1])],
    [call("init.kaiming_uniform_", shape=[4, 5], a=math.sqrt(5)), call("init.kaiming_uniform_relu_", shape=[4, 3, 3, 3])],
    [call("init.kaiming_normal_", shape=[4, 5]), call("init.kaiming_normal_fan_out_", shape=[4, 2, 3, 3])],
    [call("init.xavier_uniform_", shape=[4, 5], gain=1.0), call("init.xavier_normal_", shape=[4, 5], gain=0.5)],
    [call("nn.Linear", n_in=7, n_out=5), call("nn.Linear", n_in=784, n_out=16), call("rand", shape=[1])],
    [call("nn.Conv2d", n_in=3, n_out=4, kernel=3), call("nn.Conv2d", n_in=1, n_out=2, kernel=5)],
    [call("nn.Embedding", count=10, width=6), call("rand", shape=[1])],
    [call("DataLoader", length=20, batch_size=6, epochs=2, drop_last=False), call("rand", shape=[2]),
     call("DataLoader", length=23, batch_size=5, epochs=1, drop_last=True), call("randn", shape=[3])],
]


def abridged(tensor):
    """The tensor as JSON; a long one by its ends and its sum."""
    if tensor.numel() <= LONG:
        return tensor_json(tensor)
    flat = tensor.detach().reshape(-1)
    return {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape), "first": digits(flat[:16]),
            "last": digits(flat[-16:]), "sum": float(flat.double().sum())}


def run(seed, calls):
    torch.manual_seed(seed)
    done = []
    for fn, args in calls:
        out = FUNCTIONS[fn](**args)
        tensors = out if isinstance(out, list) else [out]
        done.append({"fn": fn, "args": args, "out": [abridged(t) for t in tensors]})
    return {"seed": seed, "calls": done}


def main():
    cases = [run(seed, calls) for calls in TABLE for seed in SEEDS]
    # Seeds at the edges: negative, wider than 32 bits, and the one that holds when the script sets none.
    cases += [run(seed, TABLE[0][:1]) for seed in (-1, 2 ** 32 + 5, 67280421310721)]
    write_cases("random.json", cases)


if __name__ == "__main__":
    main()
