import torch
import torch.nn as nn
import torch.nn.functional as F


class MaskedLinear(nn.Linear):
    def __init__(self, in_features, out_features, bias=True):
        super().__init__(in_features, out_features, bias)
        self.register_buffer("mask", torch.ones(out_features, in_features))

    def set_mask(self, mask):
        self.mask.data.copy_(mask)

    def forward(self, input):
        return F.linear(input, self.mask * self.weight, self.bias)


class Plain(nn.Linear):
    pass


class ConvBN(nn.Conv2d):
    """A convolution with a scale."""

    def __init__(self, in_channels, out_channels, kernel_size=3):
        super(ConvBN, self).__init__(in_channels, out_channels, kernel_size, padding=kernel_size // 2, bias=False)
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x):
        return super().forward(x) * self.scale


class TokenEmbedding(nn.Embedding):
    def __init__(self, vocab_size, embed_size=4):
        super().__init__(vocab_size, embed_size, padding_idx=0)


class Block(nn.Sequential):
    def __init__(self, i, o):
        super().__init__(nn.Linear(i, o), nn.ReLU(inplace=True))


class Norm(nn.LayerNorm):
    def forward(self, x):
        return super().forward(x.float()).type_as(x)


class WeightedCE(nn.CrossEntropyLoss):
    def __init__(self, factor):
        super().__init__()
        self.factor = factor

    def forward(self, x, y):
        return super().forward(x, y) * self.factor


torch.manual_seed(0)
m = MaskedLinear(3, 2)
m.set_mask(torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]))
print(m, m.in_features, isinstance(m, nn.Linear))
print(m(torch.ones(1, 3)).detach())
p = Plain(2, 2)
print(p, p(torch.ones(1, 2)).shape, p.weight.shape)
c = ConvBN(1, 2)
print(c(torch.ones(1, 1, 4, 4)).sum().item() > -100, [n for n, _ in c.named_parameters()], c)
e = TokenEmbedding(5)
print(e, e(torch.tensor([0, 1])).shape)
b = Block(2, 3)
print(b, b(torch.ones(1, 2)).shape)
n = Norm(4)
print(n, n(torch.arange(4.0)).detach())
w = WeightedCE(2.0)
print(f"{w(torch.ones(2, 3), torch.tensor([0, 1])).item():.4f}", w)
net = nn.Sequential(MaskedLinear(3, 4), nn.ReLU(), Plain(4, 2))
print(net)
opt = torch.optim.Adam(net.parameters(), lr=0.1)
for i in range(3):
    loss = w(net(torch.ones(2, 3)), torch.tensor([0, 1]))
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{loss.item():.4f}")
print(list(net.state_dict().keys()))
