"""register_buffer through a lambda, as diffusion models have it."""
import torch
import torch.nn as nn
class Diffusion(nn.Module):
    def __init__(self, steps):
        super().__init__()
        betas = torch.linspace(0.1, 0.2, steps, dtype=torch.float64)
        register_buffer = lambda name, val: self.register_buffer(name, val.to(torch.float32))
        register_buffer("betas", betas)
        register_buffer("alphas", 1 - betas)
        if steps > 2:
            register_buffer("last", betas[-1:])
d = Diffusion(3)
print(d.betas, d.alphas.dtype, list(d.state_dict()), d.last)
