# register_buffer of computed names: a diffusion schedule, read by name, by getattr and from the state
import copy
import torch
import torch.nn as nn


class Diffusion(nn.Module):
    def __init__(self, steps):
        super().__init__()
        betas = torch.linspace(1e-4, 0.02, steps)
        alphas = 1 - betas
        values = {"betas": betas, "alphas": alphas, "alphas_cumprod": torch.cumprod(alphas, 0)}
        for name, value in values.items():
            self.register_buffer(name, value)
        for i in range(2):
            self.register_buffer("noise_%d" % i, torch.full((2,), float(i)), persistent=False)
        self.net = nn.Linear(2, 2)

    def forward(self, x, t):
        a = self.alphas_cumprod[t].unsqueeze(1)
        x = a.sqrt() * x + (1 - a).sqrt() * self.noise_1
        for i in range(2):
            x = x + getattr(self, f"noise_{i}")
        return self.net(x)


torch.manual_seed(0)
model = Diffusion(10)
out = model(torch.ones(3, 2), torch.tensor([0, 4, 9]))
print(out)
out.sum().backward()
print(model.net.weight.grad)
print(list(model.state_dict()), [n for n, _ in model.named_buffers()])
other = copy.deepcopy(model)
other.load_state_dict(model.state_dict())
print(other.betas[:2], other.get_buffer("noise_1"))
model.double()
print(model.alphas.dtype, sum(b.numel() for b in model.buffers()))
