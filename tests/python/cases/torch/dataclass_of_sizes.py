import torch
from dataclasses import dataclass
import torch.nn as nn
@dataclass
class Config:
    block_size: int = None
    vocab_size: int = None
    n: int = 3
c = Config(block_size=3, vocab_size=4)
print(c)
lin = nn.Linear(c.n, c.vocab_size, bias=False)
print(lin)
