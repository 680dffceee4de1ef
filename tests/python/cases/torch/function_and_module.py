"""torchvision.models.alexnet is a function, though a module of the package has that name, too."""
import argparse
import torch
import torchvision.models as models
model_names = sorted(name for name in models.__dict__
    if name.islower() and not name.startswith("__")
    and callable(models.__dict__[name]))
parser = argparse.ArgumentParser()
parser.add_argument('-a', '--arch', default='alexnet', choices=model_names)
args = parser.parse_args([])
torch.manual_seed(0)
m = models.alexnet(num_classes=3)
print(sum(p.numel() for p in m.parameters()))
model = models.__dict__[args.arch]()
print(type(model).__name__)
