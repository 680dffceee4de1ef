import torch
import torch.nn as nn
import torchvision.models as models
torch.manual_seed(0)
net = models.resnet18(weights=None, num_classes=10)
print(sum(p.numel() for p in net.parameters()))
net.fc = nn.Linear(512, 4)
net.eval()
with torch.no_grad():
    out = net(torch.ones(1, 3, 64, 64))
print(out.shape, ['%.2f' % v for v in out[0].tolist()])
print(len(net.state_dict()), list(net.state_dict())[-3:])
net.train()
opt = torch.optim.SGD(net.parameters(), lr=0.001)
loss = nn.functional.cross_entropy(net(torch.randn(2, 3, 64, 64)), torch.tensor([1, 3]))
loss.backward()
opt.step()
print('%.3f' % loss.item())
