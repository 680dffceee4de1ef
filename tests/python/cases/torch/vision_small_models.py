import torch
from torchvision import models
from torchvision.models.resnet import BasicBlock

torch.manual_seed(1)
for name, net in [("squeezenet", models.squeezenet1_1(num_classes=7)), ("mobilenet", models.mobilenet_v2(num_classes=10))]:
    net.eval()
    out = net(torch.randn(2, 3, 64, 64))
    print(name, tuple(out.shape), f"{sum(p.double().abs().sum().item() for p in net.parameters()):.2f}", list(net.state_dict())[3:6])
net = models.mobilenet_v2(weights=None)
net.classifier[1] = torch.nn.Linear(net.last_channel, 3)
print(net.classifier)
print(type(models.resnet18(num_classes=2).layer1[0]).__name__, BasicBlock.expansion)
