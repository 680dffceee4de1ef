"""Records layers: tests/ops/modules.json: how each prints, its state_dict in order, and the numbers it starts with."""

import torch
import torch.nn as nn

from golden_io import DTYPES, write_cases

LAYERS = [
    ("linear", lambda: nn.Linear(3, 4)),
    ("linear/no_bias", lambda: nn.Linear(3, 4, bias=False)),
    ("conv1d", lambda: nn.Conv1d(2, 3, 5, stride=2, padding=1)),
    ("conv2d", lambda: nn.Conv2d(1, 4, 3)),
    ("conv2d/options", lambda: nn.Conv2d(4, 6, (3, 5), stride=2, padding=(1, 2), dilation=2, groups=2, bias=False)),
    ("conv2d/same", lambda: nn.Conv2d(1, 2, 3, padding="same")),
    ("conv_transpose2d", lambda: nn.ConvTranspose2d(4, 2, 4, stride=2, padding=1)),
    ("conv_transpose2d/output_padding", lambda: nn.ConvTranspose2d(2, 2, 3, 2, 1, output_padding=1)),
    ("max_pool2d", lambda: nn.MaxPool2d(2)),
    ("max_pool2d/options", lambda: nn.MaxPool2d(3, stride=2, padding=1)),
    ("avg_pool2d", lambda: nn.AvgPool2d(2)),
    ("adaptive_avg_pool2d", lambda: nn.AdaptiveAvgPool2d(1)),
    ("batch_norm1d", lambda: nn.BatchNorm1d(5)),
    ("batch_norm2d/options", lambda: nn.BatchNorm2d(5, eps=1e-3, momentum=0.01)),
    ("batch_norm2d/plain", lambda: nn.BatchNorm2d(5, affine=False, track_running_stats=False)),
    ("layer_norm", lambda: nn.LayerNorm(6)),
    ("layer_norm/shape", lambda: nn.LayerNorm((2, 3), eps=1e-6)),
    ("rms_norm", lambda: nn.RMSNorm(6)),
    ("group_norm", lambda: nn.GroupNorm(2, 6)),
    ("embedding", lambda: nn.Embedding(7, 4)),
    ("embedding/padding_idx", lambda: nn.Embedding(7, 4, padding_idx=0)),
    ("dropout", lambda: nn.Dropout(0.25)),
    ("dropout2d", lambda: nn.Dropout2d()),
    ("relu", lambda: nn.ReLU()),
    ("gelu", lambda: nn.GELU()),
    ("gelu/tanh", lambda: nn.GELU(approximate="tanh")),
    ("leaky_relu", lambda: nn.LeakyReLU(0.2)),
    ("elu", lambda: nn.ELU()),
    ("softplus", lambda: nn.Softplus()),
    ("hardtanh", lambda: nn.Hardtanh(-2.0, 2.0)),
    ("softmax", lambda: nn.Softmax(dim=1)),
    ("log_softmax", lambda: nn.LogSoftmax(dim=-1)),
    ("sigmoid", lambda: nn.Sigmoid()),
    ("tanh", lambda: nn.Tanh()),
    ("silu", lambda: nn.SiLU()),
    ("flatten", lambda: nn.Flatten()),
    ("flatten/all", lambda: nn.Flatten(0, 1)),
    ("unflatten", lambda: nn.Unflatten(1, (2, 3))),
    ("upsample", lambda: nn.Upsample(scale_factor=2)),
    ("identity", lambda: nn.Identity()),
    ("sequential", lambda: nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))),
    ("sequential/nested", lambda: nn.Sequential(nn.Sequential(nn.Linear(2, 2), nn.Tanh()), nn.BatchNorm1d(2))),
    ("module_list", lambda: nn.ModuleList([nn.Linear(2, 2) for _ in range(2)])),
    ("module_list/same_twice", lambda: nn.ModuleList([nn.Linear(1, 1), nn.Linear(1, 1), nn.ReLU(), nn.Linear(1, 2)])),
]


def record(name, build):
    torch.manual_seed(0)
    layer = build()
    state = [{"name": key, "dtype": DTYPES[value.dtype], "shape": list(value.shape), "sum": float(value.double().sum()),
              "norm": float(value.double().norm())} for key, value in layer.state_dict().items()]
    return {"name": name, "text": repr(layer), "state": state, "parameters": [n for n, _ in layer.named_parameters()]}


def main():
    write_cases("modules.json", [record(*row) for row in LAYERS])


if __name__ == "__main__":
    main()
