"""A character GPT: 4 layers of 128, 12 sequences of 64 characters, AdamW: times its own steps."""
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

steps = 100


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.ln1 = nn.LayerNorm(width)
        self.attention = nn.Linear(width, 3 * width)
        self.projection = nn.Linear(width, width)
        self.ln2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)

    def forward(self, x):
        B, T, C = x.shape
        q, k, v = self.attention(self.ln1(x)).split(C, dim=2)
        q = q.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        k = k.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        v = v.view(B, T, self.heads, C // self.heads).transpose(1, 2)
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        y = y.transpose(1, 2).contiguous().view(B, T, C)
        x = x + self.projection(y)
        return x + self.down(F.gelu(self.up(self.ln2(x)), approximate='tanh'))


class GPT(nn.Module):
    def __init__(self, vocabulary, context, width, heads, layers):
        super().__init__()
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(context, width)
        self.blocks = nn.Sequential(*[Block(width, heads) for _ in range(layers)])
        self.ln = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)
        self.head.weight = self.tokens.weight

    def forward(self, x):
        h = self.tokens(x) + self.positions(torch.arange(x.shape[1]))
        return self.head(self.ln(self.blocks(h)))


torch.manual_seed(0)
model = GPT(65, 64, 128, 4, 4)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
x = torch.randint(0, 65, (12, 64))
y = torch.randint(0, 65, (12, 64))

begin = time.perf_counter()
best = 1e9
for step in range(steps):
    start = time.perf_counter()
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x).view(-1, 65), y.view(-1))
    loss.backward()
    optimizer.step()
    value = loss.item()
    elapsed = time.perf_counter() - start
    if step == 0:
        print(f'first {1000 * elapsed:.1f} ms', flush=True)
    if elapsed < best:
        best = elapsed

total = time.perf_counter() - begin
print(f'best {1000 * best:.3f} ms, mean {1000 * total / steps:.3f} ms, loss {value:.5f}')
