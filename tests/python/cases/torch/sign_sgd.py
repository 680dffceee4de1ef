import torch
import torch.nn as nn

class SignSGD(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, momentum=0.9):
        if lr < 0:
            raise ValueError(f"bad lr {lr}")
        defaults = dict(lr=lr, momentum=momentum)
        super().__init__(params, defaults)

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if len(state) == 0:
                    state["step"] = 0
                    state["buf"] = torch.zeros_like(p)
                state["step"] += 1
                buf = state["buf"]
                buf.mul_(group["momentum"]).add_(p.grad, alpha=1 - group["momentum"])
                p.add_(torch.sign(buf), alpha=-group["lr"])
        return loss

torch.manual_seed(0)
model = nn.Linear(4, 2)
opt = SignSGD(model.parameters(), lr=0.05)
x = torch.randn(8, 4)
y = torch.randn(8, 2)
for i in range(4):
    opt.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
print(opt.defaults)
for g in opt.param_groups:
    print(g["lr"], len(g["params"]))
print(len(opt.state))
