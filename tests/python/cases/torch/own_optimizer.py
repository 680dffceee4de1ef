import math

import torch
import torch.nn as nn
from torch.optim.optimizer import Optimizer


class AdamWScratch(Optimizer):
    """AdamW as people write it out."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, correct_bias=True):
        if lr < 0.0:
            raise ValueError("Invalid learning rate: {} - should be >= 0.0".format(lr))
        defaults = dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, correct_bias=correct_bias)
        super(AdamWScratch, self).__init__(params, defaults)

    def step(self, closure=None):
        loss = None
        if closure is not None:
            loss = closure()

        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                grad = p.grad.data
                if grad.is_sparse:
                    raise RuntimeError("no sparse gradients")

                state = self.state[p]
                if len(state) == 0:
                    state["step"] = 0
                    state["exp_avg"] = torch.zeros_like(p.data)
                    state["exp_avg_sq"] = torch.zeros_like(p.data)

                exp_avg, exp_avg_sq = state["exp_avg"], state["exp_avg_sq"]
                beta1, beta2 = group["betas"]
                state["step"] += 1

                exp_avg.mul_(beta1).add_(grad, alpha=1.0 - beta1)
                exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1.0 - beta2)
                denom = exp_avg_sq.sqrt().add_(group["eps"])

                step_size = group["lr"]
                if group["correct_bias"]:
                    bias_correction1 = 1.0 - beta1 ** state["step"]
                    bias_correction2 = 1.0 - beta2 ** state["step"]
                    step_size = step_size * math.sqrt(bias_correction2) / bias_correction1

                p.data.addcdiv_(exp_avg, denom, value=-step_size)
                if group["weight_decay"] > 0.0:
                    p.data.add_(p.data, alpha=-group["lr"] * group["weight_decay"])
        return loss


torch.manual_seed(1)
net = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))
decay = [p for n, p in net.named_parameters() if "bias" not in n]
rest = [p for n, p in net.named_parameters() if "bias" in n]
optimizer = AdamWScratch([{"params": decay, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}], lr=0.02)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5)
x, y = torch.randn(16, 6), torch.randint(0, 3, (16,))
for epoch in range(5):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    scheduler.step()
    print("epoch %d loss %.4f lr %.4f" % (epoch, loss.item(), optimizer.param_groups[0]["lr"]))
print(isinstance(optimizer, Optimizer), optimizer.__class__.__name__)
print(optimizer)
state = optimizer.state_dict()
print(list(state.keys()), sorted(state["state"].keys()), state["state"][0]["step"], sorted(state["param_groups"][1].keys()))
other = AdamWScratch([{"params": decay, "weight_decay": 0.1}, {"params": rest, "weight_decay": 0.0}], lr=0.5)
other.load_state_dict(state)
print(other.param_groups[0]["lr"], other.param_groups[1]["weight_decay"], other.state[decay[0]]["step"])
for epoch in range(2):
    other.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    other.step()
    print("resumed %.4f" % loss.item())
