# nanoGPT's way to ask for the fused optimizer.
import torch, inspect
p = torch.nn.Parameter(torch.ones(2))
fused_available = 'fused' in inspect.signature(torch.optim.AdamW).parameters
use_fused = fused_available and torch.rand(1).item() > 2
extra_args = dict(fused=True) if use_fused else dict()
optimizer = torch.optim.AdamW([{'params': [p], 'weight_decay': 0.1}], lr=0.1, betas=(0.9, 0.95), **extra_args)
p.sum().backward()
optimizer.step()
print(p)
