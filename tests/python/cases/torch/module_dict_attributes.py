# The members of a ModuleDict read as attributes, as the copies of GPT-2 do.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.ln = nn.LayerNorm(width)
        self.mlp = nn.ModuleDict(dict(
            c_fc=nn.Linear(width, 2 * width),
            c_proj=nn.Linear(2 * width, width),
            act=nn.GELU(),
            dropout=nn.Dropout(0.1),
        ))
        m = self.mlp
        self.mlpf = lambda x: m.dropout(m.c_proj(m.act(m.c_fc(x))))

    def forward(self, x):
        return x + self.mlpf(self.ln(x))


class GPT(nn.Module):
    def __init__(self, vocab, width, layers):
        super().__init__()
        self.transformer = nn.ModuleDict(dict(
            wte=nn.Embedding(vocab, width),
            wpe=nn.Embedding(8, width),
            drop=nn.Dropout(0.1),
            h=nn.ModuleList([Block(width) for _ in range(layers)]),
            ln_f=nn.LayerNorm(width),
        ))
        self.lm_head = nn.Linear(width, vocab, bias=False)
        self.transformer.wte.weight = self.lm_head.weight

    def forward(self, idx, targets=None):
        pos = torch.arange(0, idx.size(1)).unsqueeze(0)
        x = self.transformer.drop(self.transformer.wte(idx) + self.transformer.wpe(pos))
        for block in self.transformer.h:
            x = block(x)
        logits = self.lm_head(self.transformer['ln_f'](x))
        loss = None
        if targets is not None:
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))
        return logits, loss

    def crop(self, size):
        self.transformer.wpe.weight = nn.Parameter(self.transformer.wpe.weight[:size])


torch.manual_seed(1)
model = GPT(11, 8, 2)
print(model)
for name, p in model.named_parameters():
    print(name, tuple(p.shape))
print(list(model.state_dict().keys())[:3], len(model.transformer), 'h' in model.transformer, 'x' in model.transformer)
print(list(model.transformer.keys()), list(model.transformer))
for name, module in model.transformer.items():
    print(name, sum(p.numel() for p in module.parameters()))
print(isinstance(model.transformer, nn.ModuleDict), type(model.transformer).__name__)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
x = torch.randint(0, 11, (4, 8))
y = torch.randint(0, 11, (4, 8))
for step in range(3):
    logits, loss = model(x, y)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    print(f"step {step}: {loss.item():.4f}")
model.crop(4)
print(model.transformer.wpe.weight.shape)
