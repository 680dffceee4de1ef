import torch
from torchvision import models
from torchvision.models import EfficientNet_B0_Weights

torch.manual_seed(1)
print(EfficientNet_B0_Weights.DEFAULT is not None)
nets = [("efficientnet", models.efficientnet_b0(num_classes=5)), ("convnext", models.convnext_tiny(num_classes=4)),
        ("shufflenet", models.shufflenet_v2_x0_5(num_classes=3))]
for name, net in nets:
    net.eval()
    with torch.no_grad():
        out = net(torch.randn(2, 3, 64, 64))
    print(name, tuple(out.shape), f"{sum(p.double().abs().sum().item() for p in net.parameters()):.0f}", list(net.state_dict())[3:6])
    print([f"{v + 10:.3f}" for v in out[0].tolist()], len(net.state_dict()))
print(models.efficientnet_b0().features[2])
print(models.vit_b_32(image_size=32))
