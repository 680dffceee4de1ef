"""torch.optim.swa_utils: a model whose weights are averages of another's, and the schedule that goes with it."""
import copy
import math

import torch
from torch.nn import Module
from torch.optim.lr_scheduler import LRScheduler


def get_ema_multi_avg_fn(decay=0.999):
    def ema_update(ema_param_list, current_param_list, _):
        for averaged, current in zip(ema_param_list, current_param_list):
            averaged.lerp_(current, 1 - decay)

    return ema_update


def get_swa_multi_avg_fn():
    def swa_update(averaged_param_list, current_param_list, num_averaged):
        for averaged, current in zip(averaged_param_list, current_param_list):
            averaged.lerp_(current, 1 / (num_averaged + 1))

    return swa_update


def get_ema_avg_fn(decay=0.999):
    def ema_update(ema_param, current_param, num_averaged):
        return decay * ema_param + (1 - decay) * current_param

    return ema_update


def get_swa_avg_fn():
    def swa_update(averaged_param, current_param, num_averaged):
        return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

    return swa_update


class AveragedModel(Module):
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if use_buffers:
            raise NotImplementedError("averages of buffers")
        self.module = copy.deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn

    def forward(self, x):
        return self.module(x)

    def update_parameters(self, model):
        with torch.no_grad():
            count = int(self.n_averaged.item())
            for averaged, current in zip(self.module.parameters(), model.parameters()):
                if count == 0:
                    averaged.copy_(current)
                elif self.avg_fn is not None:
                    averaged.copy_(self.avg_fn(averaged, current, count))
                elif self.multi_avg_fn is not None:
                    self.multi_avg_fn([averaged], [current], count)
                else:
                    averaged.copy_(averaged + (current - averaged) * (1 / (count + 1)))
            for averaged, current in zip(self.module.buffers(), model.buffers()):
                averaged.copy_(current)
            self.n_averaged += 1


def update_bn(loader, model, device=None):
    if not model._gather_statistics(True):
        return
    was_training = model.training
    model.train()
    with torch.no_grad():
        for batch in loader:
            if isinstance(batch, (list, tuple)):
                model(batch[0])
            else:
                model(batch)
    model._gather_statistics(False)
    model.train(was_training)


class SWALR(LRScheduler):
    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
        self.swa_lr = float(swa_lr)
        self.anneal_epochs = anneal_epochs
        self.anneal_strategy = anneal_strategy
        super().__init__(optimizer, last_epoch)

    def _share(self, step):
        t = max(0.0, min(1.0, step / max(1, self.anneal_epochs)))
        return (1 - math.cos(math.pi * t)) / 2 if self.anneal_strategy == "cos" else t

    def get_lr(self):
        step = self.last_epoch
        if self.anneal_epochs == 0:
            step = max(1, step)
        before, now = self._share(step - 1), self._share(step)
        rates = []
        for group in self.optimizer.param_groups:
            lr = group["lr"]
            first = self.swa_lr if before == 1 else (lr - before * self.swa_lr) / (1 - before)
            rates.append(self.swa_lr * now + first * (1 - now))
        return rates
