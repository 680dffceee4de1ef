"""How torchvision starts the weights of its older networks, and where it keeps those that were trained."""
import os

import torch
import torch.nn as nn


def start_convolutions(model, mode):
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            if mode == "linear":
                nn.init.constant_(module.bias, 0)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.constant_(module.weight, 1)
            nn.init.constant_(module.bias, 0)
        elif isinstance(module, nn.Linear) and mode == "linear":
            nn.init.normal_(module.weight, 0, 0.01)
            nn.init.constant_(module.bias, 0)


def trained(model, file):
    """Weights from the folder that PyTorch keeps them in; fetched, if they are not there, from T2M_DATA_MIRROR or PyTorch's address."""
    import urllib.request
    folder = os.path.join(os.environ.get("TORCH_HOME", os.path.expanduser("~/.cache/torch")), "hub", "checkpoints")
    path = os.path.join(folder, file)
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        place = os.environ.get("T2M_DATA_MIRROR", "https://download.pytorch.org/models/")
        urllib.request.urlretrieve(place.rstrip("/") + "/" + file, path)
    model.load_state_dict(torch.load(path))
    return model


def start_truncated(model, std):
    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.trunc_normal_(module.weight, mean=0.0, std=std, a=-2, b=2)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.constant_(module.weight, 1)
            nn.init.constant_(module.bias, 0)


def as_trained(x):
    """Pictures as torchvision normalises them, as the first trained Inception nets want them."""
    red = torch.unsqueeze(x[:, 0], 1) * (0.229 / 0.5) + (0.485 - 0.5) / 0.5
    green = torch.unsqueeze(x[:, 1], 1) * (0.224 / 0.5) + (0.456 - 0.5) / 0.5
    blue = torch.unsqueeze(x[:, 2], 1) * (0.225 / 0.5) + (0.406 - 0.5) / 0.5
    return torch.cat((red, green, blue), 1)
