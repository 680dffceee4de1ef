# A Trainer class with autocast around a model with tied weights and attention, whose forward is decorated too.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(6, 8)
        self.attn = nn.MultiheadAttention(8, 2, batch_first=True)
        self.head = nn.Linear(8, 6, bias=False)
        self.head.weight = self.embed.weight

    @torch.autocast("cpu", dtype=torch.bfloat16)
    def forward(self, idx):
        h = self.embed(idx)
        h = h + self.attn(h, h, h, need_weights=False)[0]
        return self.head(F.layer_norm(h, (8,)))


class Trainer:
    def __init__(self, model, use_amp=True, dtype=torch.bfloat16):
        self.model, self.use_amp, self.dtype = model, use_amp, dtype
        self.opt = torch.optim.AdamW(model.parameters(), lr=0.01)

    def step(self, x, y):
        self.opt.zero_grad(set_to_none=True)
        with torch.autocast(device_type="cpu", dtype=self.dtype, enabled=self.use_amp):
            logits = self.model(x)
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), y.view(-1))
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.opt.step()
        return loss.item(), norm.item(), logits.dtype


x, y = torch.randint(0, 6, (3, 5)), torch.randint(0, 6, (3, 5))
t = Trainer(Tied())
for _ in range(3):
    loss, norm, dtype = t.step(x, y)
    print(f"{loss:.2f} {norm:.1f} {dtype}")
print(t.model.head.weight.grad.dtype)
