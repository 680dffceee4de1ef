# all layers of the library in a module that is saved whole, with its configuration object and what it shares
import os
import tempfile

import torch
import torch.nn as nn
import torch.nn.functional as F
from dataclasses import dataclass


@dataclass
class Config:
    width: int = 8
    rate: float = 0.5
    name: str = "small"
    sizes: tuple = (1, 2)


class Conv(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.features = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.LeakyReLU(0.2), nn.MaxPool2d(2),
            nn.Conv2d(8, 8, 3, padding="same", groups=2), nn.GroupNorm(2, 8), nn.GELU(), nn.AvgPool2d(2, stride=1),
            nn.ConvTranspose2d(8, 4, 2, stride=2), nn.InstanceNorm2d(4, affine=True), nn.ELU(), nn.AdaptiveAvgPool2d(2),
            nn.Flatten(), nn.Dropout(0.3))
        self.norm = nn.LayerNorm(16)
        self.lstm = nn.LSTM(4, 5, num_layers=2, batch_first=True, bidirectional=True)
        self.gru = nn.GRU(10, 3)
        self.emb = nn.Embedding(7, 4, padding_idx=0)
        self.heads = nn.ModuleDict({"a": nn.Linear(16, 2), "b": nn.Linear(16, 3, bias=False)})
        self.scale = nn.Parameter(torch.tensor(2.0))
        self.register_buffer("steps", torch.zeros(1, dtype=torch.long))
        self.register_buffer("cache", torch.ones(2), persistent=False)
        self.layers = [self.norm]
        self.best = None
        self.act = F.relu
        self.tied = nn.Linear(16, 16)
        self.tied2 = nn.Linear(16, 16)
        self.tied2.weight = self.tied.weight
        self.seen = {1, 2}
        self.pairs = [(1, "x"), (2, "y")]
        self.log_softmax = nn.LogSoftmax(dim=-1)
        self.pool = nn.MaxPool1d(2)
        self.up = nn.Upsample(scale_factor=2, mode="nearest")
        self.prelu = nn.PReLU()
        self.mha_free = nn.Softplus()

    def forward(self, x, ids):
        h = self.norm(self.features(self.up(x)[:, :, :8, :8]))
        h = self.tied2(self.tied(h)) * self.scale * self.config.rate
        e, _ = self.lstm(self.emb(ids))
        g, _ = self.gru(e)
        a = self.heads["a"](self.prelu(h))
        return self.log_softmax(self.act(a)) + self.pool(g).mean(), self.heads["b"](self.mha_free(h))


path = os.path.join(tempfile.mkdtemp(), "layers.pt")
torch.manual_seed(0)
model = Conv(Config(width=4))
x, ids = torch.randn(2, 3, 8, 8), torch.tensor([[1, 2, 0], [3, 4, 5]])
model(x, ids)
model.eval()
torch.save(model, path)

again = torch.load(path, map_location="cpu", weights_only=False)
print(again)
a, b = model(x, ids)
c, d = again(x, ids)
print(torch.equal(a, c), torch.equal(b, d), again.training)
print(again.config, again.seen, again.pairs, again.best, again.cache, again.steps)
print(again.layers[0] is again.norm, again.tied.weight is again.tied2.weight)
print(len(list(again.parameters())), [n for n, _ in again.named_parameters()][:4])
opt = torch.optim.Adam(again.parameters(), lr=0.01)
again.train()
for i in range(2):
    opt.zero_grad()
    u, v = again(x, ids)
    loss = u.pow(2).mean() + v.pow(2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
