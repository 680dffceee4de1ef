import torch
from torchvision import models

torch.manual_seed(1)
net = models.inception_v3(num_classes=4, aux_logits=False, init_weights=False)
print(f"{sum(p.sum().item() for p in net.parameters()):.1f}", len(net.state_dict()), list(net.state_dict())[-4:])
net.eval()
with torch.no_grad():
    print([f"{v:.3f}" for v in net(torch.randn(1, 3, 80, 80))[0].tolist()])
print(net.Mixed_7c.branch3x3_2a)
net = models.googlenet(num_classes=3, init_weights=False)
outputs, aux2, aux1 = net(torch.randn(2, 3, 64, 64))
loss = torch.nn.functional.cross_entropy(outputs, torch.tensor([0, 2]))
print(outputs.shape, aux1.shape, aux2.shape)
net.eval()
print(net(torch.zeros(1, 3, 64, 64)).shape, net.aux1.fc2)
