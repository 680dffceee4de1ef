# whole modules in a dict beside other things: what comes back is called, trained and asked like any module
import os
import tempfile

import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width
        self.net = nn.Sequential(nn.Linear(3, width), nn.Tanh())

    def forward(self, x):
        return self.net(x)


class Decoder(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gru = nn.GRU(width, 3, batch_first=True)

    def forward(self, x):
        out, h = self.gru(x)
        return out


torch.manual_seed(1)
encoder, decoder = Encoder(5), Decoder(5)
folder = tempfile.mkdtemp()
path = os.path.join(folder, "both.pt")
torch.save({"encoder": encoder, "decoder": decoder, "epoch": 3, "losses": [0.5, 0.25]}, path)
checkpoint = torch.load(path, weights_only=False)
first, second = checkpoint["encoder"], checkpoint["decoder"]
first.eval()
second.eval()
x = torch.randn(2, 4, 3)
with torch.no_grad():
    print(torch.equal(second(first(x)), decoder(encoder(x))))
print(checkpoint["epoch"], checkpoint["losses"], sorted(checkpoint))
print(first.width, sum(p.numel() for p in first.parameters()), sum(p.numel() for p in second.parameters()))
print(first)
for name, p in second.named_parameters():
    print(name, tuple(p.shape))
