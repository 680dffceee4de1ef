import inspect

import torch

fused_available = "fused" in inspect.signature(torch.optim.AdamW).parameters
extra_args = dict(fused=True) if fused_available and torch.cuda.is_available() else dict()
model = torch.nn.Linear(2, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.1, **extra_args)
print(fused_available, len(optimizer.param_groups))
