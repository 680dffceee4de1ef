"""torch.optim.lr_scheduler: schedules that call functions of the script, and those that a script derives from."""
import math


class LRScheduler:
    """What a schedule of the script derives from: it gives the rates by get_lr()."""

    def __init__(self, optimizer, last_epoch=-1):
        self.optimizer = optimizer
        for i, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                if "initial_lr" not in group:
                    group["initial_lr"] = group["lr"]
            elif "initial_lr" not in group:
                raise KeyError(f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with last_epoch >= 0.\n"
                               "This typically happens when:\n"
                               "1. You're trying to resume training from a checkpoint but haven't properly loaded the optimizer state\n"
                               "2. You're using last_epoch >= 0 for a fresh training run (not recommended)")
        self.base_lrs = [float(group["initial_lr"]) for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self._step_count = 0
        self._last_lr = [group["lr"] for group in optimizer.param_groups]
        self.step()

    def get_last_lr(self):
        return self._last_lr

    def get_lr(self):
        raise NotImplementedError

    def step(self, epoch=None):
        self._step_count += 1
        if epoch is None:
            self.last_epoch += 1
        else:
            self.last_epoch = epoch
        self._set_rates()

    def state_dict(self):
        return {"base_lrs": self.base_lrs, "last_epoch": self.last_epoch, "_step_count": self._step_count, "_is_initial": False,
                "_get_lr_called_within_step": False, "_last_lr": self._last_lr}

    def load_state_dict(self, state_dict):
        self.base_lrs = [float(lr) for lr in state_dict["base_lrs"]]
        self.last_epoch = int(state_dict["last_epoch"])
        self._step_count = int(state_dict["_step_count"])
        self._last_lr = [float(lr) for lr in state_dict["_last_lr"]]

    def _set_rates(self):
        for group, lr in zip(self.optimizer.param_groups, self.get_lr()):
            group["lr"] = lr
        self._last_lr = [group["lr"] for group in self.optimizer.param_groups]


class _LRScheduler(LRScheduler):
    pass


class LambdaLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.lr_lambda = lr_lambda
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if isinstance(self.lr_lambda, (list, tuple)):
            return [base * function(self.last_epoch) for base, function in zip(self.base_lrs, self.lr_lambda)]
        return [base * self.lr_lambda(self.last_epoch) for base in self.base_lrs]


class MultiplicativeLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1):
        self.lr_lambda = lr_lambda
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        rates = [group["lr"] for group in self.optimizer.param_groups]
        if self._step_count == 1:
            return rates
        return [lr * self.lr_lambda(self.last_epoch) for lr in rates]


class CosineAnnealingWarmRestarts(LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
        if T_0 <= 0 or not isinstance(T_0, int):
            raise ValueError(f"Expected positive integer T_0, but got {T_0}")
        if T_mult < 1 or not isinstance(T_mult, int):
            raise ValueError(f"Expected integer T_mult >= 1, but got {T_mult}")
        self.T_0 = T_0
        self.T_i = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        self.T_cur = last_epoch
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        phase = (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
        return [self.eta_min + (base - self.eta_min) * phase for base in self.base_lrs]

    def state_dict(self):
        return {"T_0": self.T_0, "T_i": self.T_i, "T_mult": self.T_mult, "eta_min": self.eta_min, "T_cur": self.T_cur, "base_lrs": self.base_lrs,
                "last_epoch": self.last_epoch, "_step_count": self._step_count, "_is_initial": False, "_get_lr_called_within_step": False,
                "_last_lr": self._last_lr}

    def load_state_dict(self, state_dict):
        super().load_state_dict(state_dict)
        self.T_i = state_dict["T_i"]
        self.T_cur = state_dict["T_cur"]

    def step(self, epoch=None):
        if epoch is None and self.last_epoch < 0:
            epoch = 0
        if epoch is None:
            self.last_epoch += 1
            self.T_cur = self.T_cur + 1
            if self.T_cur >= self.T_i:
                self.T_cur = self.T_cur % self.T_i
                self.T_i = self.T_i * self.T_mult
        else:
            if epoch < 0:
                raise ValueError(f"Expected non-negative epoch, but got {epoch}")
            if epoch >= self.T_0:
                if self.T_mult == 1:
                    self.T_cur = epoch % self.T_0
                else:
                    n = int(math.log((epoch / self.T_0 * (self.T_mult - 1) + 1), self.T_mult))
                    self.T_cur = epoch - self.T_0 * (self.T_mult**n - 1) / (self.T_mult - 1)
                    self.T_i = self.T_0 * self.T_mult**n
            else:
                self.T_i = self.T_0
                self.T_cur = epoch
            self.last_epoch = math.floor(epoch)
        self._set_rates()


def _between(start, end, part, is_cosine):
    if is_cosine:
        return end + (start - end) / 2.0 * (math.cos(math.pi * part) + 1)
    return (end - start) * part + start


class OneCycleLR(LRScheduler):
    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0, three_phase=False, last_epoch=-1):
        if total_steps is not None:
            self.total_steps = int(total_steps)
        elif epochs is not None and steps_per_epoch is not None:
            self.total_steps = int(epochs * steps_per_epoch)
        else:
            raise ValueError("You must define either total_steps OR (epochs AND steps_per_epoch)")
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
        groups = optimizer.param_groups
        self._peaks = [float(lr) for lr in max_lr] if isinstance(max_lr, (list, tuple)) else [float(max_lr) for group in groups]
        self._is_cosine = anneal_strategy == "cos"
        self._cycles_momentum = cycle_momentum
        self._base_momentum = base_momentum
        self._max_momentum = max_momentum
        self._div_factor = div_factor
        self._final_div_factor = final_div_factor
        if three_phase:
            self._ends = [float(pct_start * self.total_steps) - 1, float(2 * pct_start * self.total_steps) - 2, float(self.total_steps - 1)]
        else:
            self._ends = [float(pct_start * self.total_steps) - 1, float(self.total_steps - 1)]
        for i in range(len(groups)):
            groups[i]["lr"] = self._peaks[i] / div_factor
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        if self.last_epoch > self.total_steps:
            raise ValueError(f"Tried to step {self.last_epoch} times. The total number of steps is {self.total_steps}")
        phase, start = 0, 0.0
        while phase < len(self._ends) - 1 and self.last_epoch > self._ends[phase]:
            start = self._ends[phase]
            phase += 1
        part = (self.last_epoch - start) / (self._ends[phase] - start)
        if self._cycles_momentum:
            low, high = self._base_momentum, self._max_momentum
            momentum = _between(high, low, part, self._is_cosine) if phase == 0 else _between(low, high, part, self._is_cosine)
            if phase == 2:
                momentum = high
            for group in self.optimizer.param_groups:
                if "betas" in group:
                    group["betas"] = (momentum, group["betas"][1])
                else:
                    group["momentum"] = momentum
        rates = []
        for peak in self._peaks:
            first = peak / self._div_factor
            last = first / self._final_div_factor
            points = [first, peak, last] if len(self._ends) == 2 else [first, peak, first, last]
            rates.append(_between(points[phase], points[phase + 1], part, self._is_cosine))
        return rates


class CyclicLR(LRScheduler):
    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular", gamma=1.0, scale_fn=None, scale_mode="cycle", cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1):
        if mode not in ("triangular", "triangular2", "exp_range"):
            raise ValueError("mode is invalid and scale_fn is None")
        down = step_size_up if step_size_down is None else step_size_down
        groups = optimizer.param_groups
        self._lows = [float(lr) for lr in base_lr] if isinstance(base_lr, (list, tuple)) else [float(base_lr) for group in groups]
        self._peaks = [float(lr) for lr in max_lr] if isinstance(max_lr, (list, tuple)) else [float(max_lr) for group in groups]
        self.total_size = float(step_size_up + down)
        self.step_ratio = step_size_up / self.total_size
        self.mode = mode
        self.gamma = gamma
        self.cycle_momentum = cycle_momentum
        self._base_momentum = base_momentum
        self._max_momentum = max_momentum
        if cycle_momentum and "momentum" not in groups[0] and "betas" not in groups[0]:
            raise ValueError("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
        for i in range(len(groups)):
            groups[i]["lr"] = self._lows[i]
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        cycle = math.floor(1 + self.last_epoch / self.total_size)
        x = 1.0 + self.last_epoch / self.total_size - cycle
        height = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
        if self.mode == "triangular2":
            scale = 1 / (2.0 ** (cycle - 1))
        elif self.mode == "exp_range":
            scale = self.gamma**self.last_epoch
        else:
            scale = 1.0
        if self.cycle_momentum:
            momentum = self._max_momentum - (self._max_momentum - self._base_momentum) * height * scale
            for group in self.optimizer.param_groups:
                if "betas" in group:
                    group["betas"] = (momentum, group["betas"][1])
                else:
                    group["momentum"] = momentum
        return [low + (peak - low) * height * scale for low, peak in zip(self._lows, self._peaks)]
