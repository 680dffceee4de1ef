"""torch.optim: optimizers that are written in terms of tensors."""
import math

import torch
from torch.optim import Optimizer


class Adafactor(Optimizer):
    """Of a matrix's squared gradients the means by row and by column are kept."""

    def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None, maximize=False):
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 >= beta2_decay:
            raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
        if not 1.0 <= d:
            raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
        defaults = dict(lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach, maximize=maximize)
        super().__init__(params, defaults)

    def _variance(self, state, grad, share, floor):
        if grad.dim() == 1 or grad.dim() == 0:
            if "variance" not in state:
                state["variance"] = torch.zeros_like(grad)
            state["variance"].lerp_(grad * grad, share)
            return state["variance"]
        rows = torch.norm(grad, dim=-1, keepdim=True).square() / grad.size(-1)
        columns = torch.norm(grad, dim=-2, keepdim=True).square() / grad.size(-2)
        if "row_var" not in state:
            state["row_var"] = torch.zeros_like(rows)
            state["col_var"] = torch.zeros_like(columns)
        state["row_var"].lerp_(rows, share)
        state["col_var"].lerp_(columns, share)
        row_var = state["row_var"]
        return torch.matmul(row_var, state["col_var"]) / row_var.mean(dim=-2, keepdim=True).clamp(min=floor)

    def step(self, closure=None):
        loss = closure() if closure is not None else None
        with torch.no_grad():
            for group in self.param_groups:
                lr, decay, d = group["lr"], float(group["weight_decay"]), float(group["d"])
                least, smallest_scale = group["eps"]
                floor = 1.1920928955078125e-07 if least is None else float(least)
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    grad = -p.grad if group["maximize"] else p.grad
                    state = self.state[p]
                    if len(state) == 0:
                        state["step"] = torch.tensor(0.0)
                    state["step"] += 1
                    step = float(state["step"])
                    scale = max(float(smallest_scale), p.norm(2).item() / (p.numel() ** 0.5)) * min(lr, 1 / (step**0.5))
                    if decay != 0:
                        p.mul_(1 - lr * decay)
                    variance = self._variance(state, grad, step ** float(group["beta2_decay"]), floor)
                    update = variance.clamp(min=floor * floor).rsqrt() * grad
                    clip = max(1.0, update.norm(2).item() / ((update.numel() ** 0.5) * d))
                    p.add_(update, alpha=-scale / clip)
        return loss


class Muon(Optimizer):
    """Momentum whose matrix is made nearly orthogonal, in bfloat16 as PyTorch does it."""

    def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None):
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 <= momentum:
            raise ValueError(f"momentum should be >= 0 but is: {momentum}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight decay should be >= 0 but is: {weight_decay}")
        if adjust_lr_fn is not None and adjust_lr_fn not in ["original", "match_rms_adamw"]:
            raise ValueError(f"Adjust learning rate function {adjust_lr_fn} is not supported")
        defaults = {"lr": lr, "weight_decay": weight_decay, "momentum": momentum, "nesterov": nesterov, "ns_coefficients": ns_coefficients,
                    "eps": eps, "ns_steps": ns_steps, "adjust_lr_fn": adjust_lr_fn}
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                if p.ndim != 2:
                    raise ValueError(f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}")

    def _orthogonal(self, update, coefficients, steps, eps):
        a, b, c = coefficients
        is_tall = update.size(0) > update.size(1)
        x = update.to(torch.bfloat16)
        if is_tall:
            x = x.t()
        x = x / x.norm().clamp(min=eps)
        for _ in range(steps):
            gram = torch.matmul(x, x.t()).float()
            mixed = (b * gram + c * torch.matmul(gram, gram)).to(torch.bfloat16).float()
            wide = x.float()
            x = (a * wide + torch.matmul(mixed, wide)).to(torch.bfloat16)
        return x.t() if is_tall else x

    def step(self, closure=None):
        loss = closure() if closure is not None else None
        with torch.no_grad():
            for group in self.param_groups:
                lr, momentum = group["lr"], float(group["momentum"])
                a, b, c = group["ns_coefficients"]
                for p in group["params"]:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if "momentum_buffer" not in state:
                        state["momentum_buffer"] = torch.zeros_like(p.grad)
                    state["momentum_buffer"].lerp_(p.grad, 1 - momentum)
                    average = state["momentum_buffer"].clone()
                    if group["nesterov"]:
                        average = p.grad.lerp(average, momentum)
                    update = self._orthogonal(average, (float(a), float(b), float(c)), int(group["ns_steps"]), float(group["eps"]))
                    ratio = math.sqrt(max(1, p.size(0) / p.size(1)))
                    if group["adjust_lr_fn"] == "match_rms_adamw":
                        ratio = 0.2 * math.sqrt(max(p.size(0), p.size(1)))
                    p.mul_(1 - lr * float(group["weight_decay"]))
                    p.add_(update.to(p.dtype), alpha=-lr * ratio)
        return loss
