"""Records how PyTorch prints tensors: tests/ops/repr.json."""
import torch

from golden_io import tensor_json, write_cases

NAN, INF = float("nan"), float("inf")


def tensors():
    yield from (torch.tensor(v) for v in (
        1.5, 3.0, -0.0, 7, True, [], [1.0, 2.0, 3.0], [1, -2, 30], [True, False], [0.1, 0.25, -1.75],
        [1.0, 1000.5, 0.001], [1e-8, 1.0], [1e10, 1.0], [123456789.0, 0.5], [1.0, NAN], [1.0, INF, -INF], [NAN, INF],
        [99999.0, 1.0], [100000000.0], [0.00012, 0.5], [1.0, 2.5, 1e-5], [-1.0, 0.0], [12345.678], [1e-3], [1e-5], 1e-5, 123456.0,
        [[1.0, 2.0], [3.0, 4.5]], [[1, 200], [-3, 4]], [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]], [[], []],
        [[True], [False]], [[0.5], [100.25], [-3.0]]))
    yield torch.tensor([1.0, 2.5], dtype=torch.float64)
    yield torch.tensor([1, 2], dtype=torch.int32)
    yield torch.tensor([1.5, 2.0], dtype=torch.float16)
    yield torch.tensor([1.5, 2.0], dtype=torch.bfloat16)
    yield torch.tensor([1, 255], dtype=torch.uint8)
    yield torch.arange(30)
    yield torch.arange(30) / 7
    yield torch.arange(1001)
    yield torch.arange(12).reshape(3, 4) / 3
    yield torch.zeros(2, 3, dtype=torch.int64)
    yield torch.arange(2000.0).reshape(50, 40)
    yield torch.arange(64.0).reshape(2, 2, 2, 8) / 16


def main():
    cases = []
    for tensor in tensors():
        # A long one is arange in disguise; its values would only fill the file.
        entry = {"text": repr(tensor), "tensor": tensor_json(tensor)}
        if tensor.numel() > 1000:
            entry["tensor"]["values"] = "arange"
        cases.append(entry)
    write_cases("repr.json", cases)


if __name__ == "__main__":
    main()
