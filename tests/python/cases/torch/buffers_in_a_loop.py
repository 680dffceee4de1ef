"""Buffers that a loop registers under the names of a dict, as diffusion models do."""
from typing import Dict

import torch
import torch.nn as nn


def ddpm_schedules(beta1: float, beta2: float, T: int) -> Dict[str, torch.Tensor]:
    """Returns pre-computed schedules."""
    assert beta1 < beta2 < 1.0
    beta_t = (beta2 - beta1) * torch.arange(0, T + 1, dtype=torch.float32) / T + beta1
    alpha_t = 1 - beta_t
    alphabar_t = torch.cumsum(torch.log(alpha_t), dim=0).exp()
    return {
        "alpha_t": alpha_t,
        "sqrtab": torch.sqrt(alphabar_t),
        "sqrtmab": torch.sqrt(1 - alphabar_t),
    }


class DDPM(nn.Module):
    def __init__(self, model, betas, n_T, criterion=nn.MSELoss()):
        super(DDPM, self).__init__()
        self.model = model
        # register_buffer allows accessing these by name.
        for k, v in ddpm_schedules(betas[0], betas[1], n_T).items():
            self.register_buffer(k, v)
        self.n_T = n_T
        self.criterion = criterion

    def forward(self, x):
        t = torch.randint(1, self.n_T + 1, (x.shape[0],))
        eps = torch.randn_like(x)
        x_t = self.sqrtab[t, None] * x + self.sqrtmab[t, None] * eps
        return self.criterion(eps, self.model(x_t))


class Fixed(nn.Module):
    def __init__(self):
        super().__init__()
        tables = {"even": torch.arange(0, 6, 2), "odd": torch.arange(1, 6, 2)}
        for name, table in tables.items():
            self.register_buffer(name, table)

    def forward(self, x):
        return x[self.even] - x[self.odd]


torch.manual_seed(0)
ddpm = DDPM(nn.Linear(3, 3), (1e-4, 0.02), 10)
optimizer = torch.optim.Adam(ddpm.parameters(), lr=1e-2)
for i in range(3):
    loss = ddpm(torch.ones(4, 3))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print(list(ddpm.state_dict().keys()))
print(Fixed()(torch.arange(6.0)))
