"""Writes small checkpoints as PyTorch saves them, for the readers: tests/ops/data/*.pt, with their values in saved.json.

dtypes.pt      a dict of tensors: each dtype, no dimension, no element, a transposed view, two names for one storage
state_dict.pt  state_dict() of a small network with batch norm (an int64 scalar among the floats)
checkpoint.pt  what training loops save: model and optimizer states, epoch, loss, a list, a string, None
legacy.pt      the state_dict in the format of before 1.6, which is no zip: a reader has to say so
"""
import json
import os

import torch
import torch.nn as nn

from golden_io import FOLDER, tensor_json

DATA = os.path.join(FOLDER, "data")


def network():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2, bias=False))


def dtypes():
    values = torch.tensor([[1.5, -2.0, 0.25], [3.0, 0.1, -0.0]])
    shared = torch.arange(6, dtype=torch.float32)
    return {
        "float32": values, "float64": values.double(), "float16": values.half(), "bfloat16": values.bfloat16(),
        "int64": torch.tensor([1, -2, 2 ** 40]), "int32": torch.tensor([7, -7], dtype=torch.int32),
        "uint8": torch.tensor([0, 255], dtype=torch.uint8), "bool": torch.tensor([True, False, True]),
        "scalar": torch.tensor(2.5), "empty": torch.zeros(0, 3), "transposed": values.t(),
        "slice": shared[2:5], "whole": shared, "name with ümlaut": torch.ones(1),
    }


def checkpoint():
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(2):
        optimizer.zero_grad()
        model(torch.randn(5, 3)).pow(2).mean().backward()
        optimizer.step()
    return {"epoch": 3, "model_state_dict": model.state_dict(), "optimizer_state_dict": optimizer.state_dict(),
            "loss": 0.125, "history": [1.0, 0.5, 0.125], "name": "tiny", "best": None, "done": True}


def plain(value):
    """The saved structure as JSON; a tensor is {"dtype", "shape", "values"}."""
    if isinstance(value, torch.Tensor):
        return tensor_json(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def main():
    os.makedirs(DATA, exist_ok=True)
    saved = {"dtypes.pt": dtypes(), "state_dict.pt": network().state_dict(), "checkpoint.pt": checkpoint()}
    for name, value in saved.items():
        torch.save(value, os.path.join(DATA, name))
    legacy = os.path.join(DATA, "legacy.pt")
    if not os.path.exists(legacy):  # it holds addresses, and would differ each time
        torch.save(saved["state_dict.pt"], legacy, _use_new_zipfile_serialization=False)
    with open(os.path.join(DATA, "saved.json"), "w", encoding="utf-8") as file:
        json.dump({name: plain(value) for name, value in saved.items()}, file)
        file.write("\n")
    print(f"{DATA}: {len(saved) + 1} checkpoints")


if __name__ == "__main__":
    main()
