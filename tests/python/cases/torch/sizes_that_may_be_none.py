import torch
from dataclasses import dataclass
@dataclass
class Config:
    vocab_size: int = None
c = Config(vocab_size=4)
idx = torch.zeros(2, 3)
idx[:, 0] = c.vocab_size
idx[0, 1] += c.vocab_size
print(idx, idx * c.vocab_size, idx + c.vocab_size, c.vocab_size - idx, idx > c.vocab_size)
