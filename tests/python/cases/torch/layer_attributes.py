import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(table)
        self.tuned = nn.Embedding.from_pretrained(table * 2, freeze=False, padding_idx=0)
        self.conv = nn.Conv2d(1, 2, 3, padding="same")
        self.valid = nn.Conv2d(2, 3, kernel_size=(3, 2), bias=False)
        self.bn = nn.BatchNorm2d(self.valid.out_channels)
        self.drop = nn.Dropout(0.25)
        self.fc = nn.Linear(self.valid.out_channels * 2 * 2 + 2 * self.embedding.embedding_dim, 2)

    def forward(self, ids, x):
        x = self.bn(self.valid(self.conv(x)))
        return self.fc(torch.cat([x.flatten(1), self.embedding(ids), self.tuned(ids)], 1))


torch.manual_seed(0)
net = Net(torch.arange(12.0).reshape(4, 3))
print(net)
print(net.conv.in_channels, net.conv.out_channels, net.bn.num_features, net.bn.eps, net.bn.momentum, net.drop.p)
print([name for name, p in net.named_parameters() if p.requires_grad])
out = net(torch.tensor([1, 2]), torch.randn(2, 1, 4, 3))
print(out.shape, f"{out.abs().mean().item():.4f}")
opt = torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=0.1)
loss = out.pow(2).mean()
opt.zero_grad()
loss.backward()
opt.step()
print(f"{net.tuned.weight.sum().item():.3f} {net.embedding.weight.sum().item():.3f}")
