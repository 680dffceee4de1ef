"""How the recorders of golden values write tensors and files: short, exact, one case a line."""
import json
import os

import torch

FOLDER = os.path.dirname(os.path.abspath(__file__))
DTYPES = {torch.float32: "float32", torch.float64: "float64", torch.int64: "int64", torch.int32: "int32",
          torch.bool: "bool", torch.float16: "float16", torch.bfloat16: "bfloat16", torch.uint8: "uint8"}


def number(value):
    """A JSON number; what JSON has no number for is a string: "nan", "inf", "-inf"."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return int(value) if value == int(value) and abs(value) < 1e6 and str(value) != "-0.0" else value


def digits(tensor):
    """The values of a tensor, flat, with the digits that tell apart numbers of its dtype."""
    flat = tensor.detach().reshape(-1)
    if tensor.dtype == torch.float64:
        return [number(v) for v in flat.tolist()]
    if tensor.is_floating_point():
        return [number(float(f"{v:.9g}")) for v in flat.tolist()]
    return [number(v) for v in flat.tolist()]


def tensor_json(tensor):
    return {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape), "values": digits(tensor)}


def write_cases(name, cases, key="cases"):
    """Writes {"torch": version, key: [...]} with one case a line."""
    path = os.path.join(FOLDER, name)
    rows = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{{"torch": "{torch.__version__}", "{key}": [\n{rows}\n]}}\n')
    print(f"{path}: {len(cases)} cases, {os.path.getsize(path)} bytes")
