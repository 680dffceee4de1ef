"""A layer that is an argument, where what follows it is read from the object."""
import warnings
import torch
import torch.nn as nn
warnings.simplefilter("ignore")
torch.manual_seed(0)
class M(nn.Module):
    def __init__(self, d, n=2, heads=2):
        super().__init__()
        self.num_layers = n
        self.d = d
        self.heads = heads
        self.layer = nn.TransformerEncoder(nn.TransformerEncoderLayer(d_model=self.d, nhead=self.heads), num_layers=self.num_layers)
    def forward(self, x):
        return self.layer(x)
m = M(4)
print(m(torch.ones(1, 2, 4)).shape)
