import torch
import torch.nn as nn


class Dense(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)

    def forward(self, x):
        return self.fc(x)


class Sparse(nn.Module):
    def __init__(self):
        super().__init__()
        self.experts = nn.ModuleList([Dense() for _ in range(2)])
        self.gate = nn.Linear(4, 2)
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        weights = self.gate(x).softmax(dim=-1)
        output = sum(weights[..., i:i + 1] * expert(x) for i, expert in enumerate(self.experts))
        return output, weights.mean(dim=0).pow(2).sum()


class Block(nn.Module):
    def __init__(self, is_moe_layer):
        super().__init__()
        self.is_moe_layer = is_moe_layer
        if is_moe_layer:
            self.mlp = Sparse()
        else:
            self.mlp = Dense()

    def forward(self, x):
        residual = x
        if self.is_moe_layer:
            x, aux = self.mlp(x)
        else:
            x = self.mlp(x)
            aux = None
        return residual + x, aux


torch.manual_seed(0)
blocks = nn.ModuleList([Block(i % 2 == 1) for i in range(3)])
opt = torch.optim.SGD(blocks.parameters(), lr=0.1)
data = torch.randn(5, 4)
for step in range(3):
    x = data
    total = 0.0
    for block in blocks:
        x, aux = block(x)
        if aux is not None:
            total = total + aux
    loss = x.pow(2).mean() + 0.1 * total
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(step, f"{loss.item():.5f}", blocks[1].mlp.calls)
