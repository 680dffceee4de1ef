# The character GPT of the corpus (3 layers, 64 wide, 64 characters), batch 16, AdamW: times one training step.
import math
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, width, heads, context):
        super().__init__()
        self.heads = heads
        self.ln1 = nn.LayerNorm(width)
        self.key = nn.Linear(width, width, bias=False)
        self.query = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.proj = nn.Linear(width, width)
        self.ln2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.attention_drop = nn.Dropout(0.1)
        self.drop = nn.Dropout(0.1)
        self.feed_drop = nn.Dropout(0.1)
        self.register_buffer('tril', torch.tril(torch.ones(context, context)))

    def forward(self, x):
        B, T, C = x.shape
        h = self.ln1(x)
        k = self.key(h).view(B, T, self.heads, C // self.heads).transpose(1, 2)
        q = self.query(h).view(B, T, self.heads, C // self.heads).transpose(1, 2)
        v = self.value(h).view(B, T, self.heads, C // self.heads).transpose(1, 2)
        scores = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(C // self.heads))
        scores = F.softmax(scores.masked_fill(self.tril[:T, :T] == 0, float('-inf')), dim=-1)
        y = (self.attention_drop(scores) @ v).transpose(1, 2).contiguous().view(B, T, C)
        x = x + self.drop(self.proj(y))
        return x + self.feed_drop(self.down(F.gelu(self.up(self.ln2(x)))))


class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.letters = nn.Embedding(65, 64)
        self.places = nn.Embedding(64, 64)
        self.blocks = nn.Sequential(*[Block(64, 4, 64) for _ in range(3)])
        self.ln = nn.LayerNorm(64)
        self.head = nn.Linear(64, 65)

    def forward(self, x):
        h = self.letters(x) + self.places(torch.arange(x.shape[1]))
        return self.head(self.ln(self.blocks(h)))


def main():
    torch.manual_seed(0)
    model = GPT()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    x = torch.randint(0, 65, (16, 64))
    y = torch.randint(0, 65, (16, 64))
    best = 1e9
    for step in range(200):
        start = time.perf_counter()
        optimizer.zero_grad()
        logits = model(x)
        loss = F.cross_entropy(logits.view(-1, 65), y.view(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        loss.item()
        elapsed = (time.perf_counter() - start) * 1000
        if elapsed < best:
            best = elapsed
    print(f'best {best:.3f} ms')


if __name__ == '__main__':
    main()
