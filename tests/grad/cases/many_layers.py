import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
enc = nn.LSTM(4, 6, 2, dropout=0.2)
att = nn.MultiheadAttention(6, 2) if False else nn.Linear(6, 6)
conv = nn.Sequential(nn.Conv2d(1, 3, 3, stride=2), nn.BatchNorm2d(3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
up = nn.Sequential(nn.ConvTranspose2d(3, 2, 4, 2, 1), nn.Tanh(), nn.Upsample(scale_factor=2))
emb = nn.Embedding(9, 4, padding_idx=0)
ln = nn.LayerNorm(6)
mods = nn.ModuleList([enc, att, conv, up, emb, ln])
opt = torch.optim.SGD(mods.parameters(), lr=0.05, momentum=0.9, nesterov=True)
for i in range(3):
    ids = torch.randint(0, 9, (5, 2))
    h, (hn, cn) = enc(emb(ids))
    scores = torch.softmax(att(ln(h)).transpose(0, 1) @ h.permute(1, 2, 0), dim=-1)
    ctx = torch.bmm(scores, h.transpose(0, 1))
    img = torch.randn(2, 1, 9, 9)
    c = conv(img)
    u = up(torch.randn(2, 3, 4, 4))
    logp = F.log_softmax(ctx.mean(1), dim=1)
    loss = F.nll_loss(logp, torch.tensor([1, 2])) + c.pow(2).mean() + F.l1_loss(u, torch.zeros_like(u)) + hn.abs().mean() + cn.var()
    loss = loss + F.kl_div(logp, torch.softmax(torch.randn(2, 6), 1), reduction="batchmean") + torch.norm(ctx, p=2) * 0.01
    loss = loss + torch.logsumexp(ctx, dim=1).sum() * 0.1 + ctx.clamp(min=0.0).max(dim=1)[0].sum() + ctx.cumsum(1).std()
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_value_(mods.parameters(), 0.2)
    opt.step()
    print(i, f"{loss.item():.5f}", f"{emb.weight.sum().item():.5f}", f"{conv[1].running_var.sum().item():.5f}")
