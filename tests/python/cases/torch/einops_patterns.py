import torch
import torch.nn as nn
import torch.nn.functional as F
from einops import rearrange, repeat, reduce
from einops.layers.torch import Rearrange

torch.manual_seed(0)
x = torch.randn(2, 8, 12)
print(rearrange(x, "b n (h d) -> b h n d", h=3).shape)
print(rearrange(x, "b (p1 p2) c -> (b p1) (p2 c)", p1=2).sum(0)[:4])
q, k, v = (rearrange(t, "b n (h d) -> b h n d", h=2) for t in x.chunk(3, dim=-1))
print(q.shape, k.shape)
cls = nn.Parameter(torch.randn(1, 1, 12))
print(repeat(cls, "1 1 d -> b 1 d", b=2).shape, repeat(x, "b n d -> b n d r", r=2).shape)
print(reduce(x, "b n d -> b d", "mean")[0, :3], reduce(x, "b (n k) d -> b n d", "max", k=4).shape)
print(rearrange(x, "... d -> d ...").shape)


class Attention(nn.Module):
    def __init__(self, dim, heads=4, dim_head=8):
        super().__init__()
        inner = dim_head * heads
        self.heads = heads
        self.scale = dim_head ** -0.5
        self.to_qkv = nn.Linear(dim, inner * 3, bias=False)
        self.to_out = nn.Linear(inner, dim)

    def forward(self, x):
        qkv = self.to_qkv(x).chunk(3, dim=-1)
        q, k, v = map(lambda t: rearrange(t, "b n (h d) -> b h n d", h=self.heads), qkv)
        attn = (torch.matmul(q, k.transpose(-1, -2)) * self.scale).softmax(dim=-1)
        out = rearrange(torch.matmul(attn, v), "b h n d -> b n (h d)")
        return self.to_out(out)


class ViT(nn.Module):
    def __init__(self, image=16, patch=4, dim=12, classes=5):
        super().__init__()
        self.to_patch = nn.Sequential(
            Rearrange("b c (h p1) (w p2) -> b (h w) (p1 p2 c)", p1=patch, p2=patch),
            nn.Linear(3 * patch * patch, dim),
        )
        self.cls_token = nn.Parameter(torch.randn(1, 1, dim))
        self.attn = Attention(dim)
        self.head = nn.Linear(dim, classes)

    def forward(self, img):
        x = self.to_patch(img)
        b, n, _ = x.shape
        cls = repeat(self.cls_token, "1 1 d -> b 1 d", b=b)
        x = torch.cat((cls, x), dim=1)
        x = x + self.attn(x)
        return self.head(x[:, 0])


model = ViT()
print(model)
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
img = torch.randn(8, 3, 16, 16)
y = torch.randint(0, 5, (8,))
for step in range(4):
    loss = F.cross_entropy(model(img), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
