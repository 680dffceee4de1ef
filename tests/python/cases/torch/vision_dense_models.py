import torch
import torch.nn as nn
from torchvision import models


def initialize_model(name, num_classes):
    if name == "densenet":
        model = models.densenet121(weights=None)
        model.classifier = nn.Linear(1024, num_classes)
    elif name == "mobilenet":
        model = models.mobilenet_v3_small(num_classes=num_classes)
    elif name == "shufflenet":
        model = models.shufflenet_v2_x0_5(num_classes=num_classes)
    else:
        raise ValueError(name)
    return model


torch.manual_seed(1)
for name in ["densenet", "mobilenet"]:
    net = initialize_model(name, 4)
    net.eval()
    with torch.no_grad():
        out = net(torch.randn(2, 3, 64, 64))
    print(name, tuple(out.shape), f"{sum(p.double().abs().sum().item() for p in net.parameters()):.1f}", list(net.state_dict())[3:6])
    print([f"{v + 10:.3f}" for v in out[0].tolist()], len(net.state_dict()))
print(models.mobilenet_v3_small(num_classes=3).features[4])
