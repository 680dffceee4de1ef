"""Everything chosen by a JSON configuration: layers by name, optimizers from a table, transforms from a registry."""
import argparse
import copy
import json
import logging

import torch
import torch.nn as nn

logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO)
logger = logging.getLogger("train")

DEFAULTS = """
{
  "seed": 21,
  "data": {"n": 256, "kind": "moons", "noise": 0.1},
  "model": {"layers": [2, 24, 24, 2], "activation": "ReLU", "dropout": 0.1},
  "optim": {"name": "adam", "lr": 0.01, "weight_decay": 0.0001},
  "epochs": 12,
  "batch": 32
}
"""

DATASETS = {}


def register(name):
    def wrap(function):
        DATASETS[name] = function
        return function
    return wrap


@register("moons")
def moons(n, noise):
    t = torch.rand(n) * 3.14159265
    label = torch.arange(n) % 2
    sign = 1.0 - 2.0 * label.float()
    x = torch.stack([torch.cos(t) * sign + label.float(), torch.sin(t) * sign + 0.5 * label.float()], dim=1)
    return x + noise * torch.randn(n, 2), label


@register("blobs")
def blobs(n, noise):
    label = torch.arange(n) % 2
    centers = torch.tensor([[-1.0, 0.0], [1.0, 0.5]])
    return centers[label] + noise * torch.randn(n, 2), label


OPTIMIZERS = {
    "sgd": lambda params, **kw: torch.optim.SGD(params, momentum=0.9, **kw),
    "adam": lambda params, **kw: torch.optim.Adam(params, **kw),
}


class Network(nn.Module):
    def __init__(self, layers, activation="ReLU", dropout=0.0):
        super().__init__()
        modules = []
        for i, (fan_in, fan_out) in enumerate(zip(layers[:-1], layers[1:])):
            modules.append(nn.Linear(fan_in, fan_out))
            if i < len(layers) - 2:
                modules.append(getattr(nn, activation)())
                if dropout > 0:
                    modules.append(nn.Dropout(p=dropout))
        self.body = nn.Sequential(*modules)

    def forward(self, x):
        return self.body(x)


def merge(base, override):
    """Deep update of a dict: nested dicts are merged, everything else is replaced."""
    result = copy.deepcopy(base)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def batches(x, y, size):
    order = torch.randperm(len(x))
    for start in range(0, len(x), size):
        index = order[start:start + size]
        yield x[index], y[index]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--override", default="{}", help="JSON that is merged into the defaults")
    args = parser.parse_args()
    config = merge(json.loads(DEFAULTS), json.loads(args.override))
    print(json.dumps(config, sort_keys=True))

    torch.manual_seed(config["seed"])
    data = dict(config["data"])
    make = DATASETS[data.pop("kind")]
    x, y = make(**data)
    model = Network(**config["model"])
    optim_config = config["optim"]
    name = optim_config.pop("name")
    if name not in OPTIMIZERS:
        raise ValueError(f"unknown optimizer {name!r}, choose from {sorted(OPTIMIZERS)}")
    optimizer = OPTIMIZERS[name](model.parameters(), **optim_config)
    criterion = nn.CrossEntropyLoss()
    logger.info("%d parameters", sum(p.numel() for p in model.parameters()))

    for epoch in range(config["epochs"]):
        model.train()
        total = 0.0
        for xb, yb in batches(x, y, config["batch"]):
            optimizer.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(xb)
        if (epoch + 1) % 3 == 0:
            model.eval()
            with torch.no_grad():
                accuracy = (model(x).argmax(1) == y).float().mean().item()
            print("epoch {:>3}: loss {:.4f}, accuracy {:.1%}".format(epoch + 1, total / len(x), accuracy))


if __name__ == "__main__":
    main()
