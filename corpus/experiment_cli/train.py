"""A little experiment runner: enums, named tuples, context managers, exceptions and retries around three toy tasks."""
import argparse
import contextlib
import enum
import functools
import math
from collections import namedtuple
from typing import Callable, Dict, List, Optional, Tuple

import torch
import torch.nn as nn
from torch import Tensor

Result = namedtuple("Result", ["task", "lr", "losses"])
Batch = Tuple[Tensor, Tensor]


class Task(enum.Enum):
    XOR = "xor"
    PARITY = "parity"
    CIRCLE = "circle"

    @classmethod
    def names(cls) -> List[str]:
        return [member.value for member in cls]


class Diverged(Exception):
    """The loss is no number any more."""

    def __init__(self, step: int, loss: float):
        super().__init__(f"diverged at step {step}")
        self.step = step
        self.loss = loss


@contextlib.contextmanager
def section(title: str, width: int = 30):
    print(f"== {title} ".ljust(width, "="))
    try:
        yield title.upper()
    finally:
        print("=" * width)


@functools.lru_cache(maxsize=None)
def binary_rows(bits: int) -> tuple:
    return tuple(tuple((n >> b) & 1 for b in range(bits)) for n in range(2 ** bits))


def make_batch(task: Task, generator: Optional[torch.Generator] = None) -> Batch:
    if task is Task.XOR:
        rows = binary_rows(2)
        return torch.tensor(rows, dtype=torch.float32), torch.tensor([[float(a ^ b)] for a, b in rows])
    if task is Task.PARITY:
        rows = binary_rows(4)
        return torch.tensor(rows, dtype=torch.float32), torch.tensor([[float(sum(row) % 2)] for row in rows])
    if task == Task.CIRCLE:
        x = torch.rand(64, 2, generator=generator) * 2 - 1
        return x, (x.pow(2).sum(dim=1, keepdim=True) < 0.6).float()
    raise NotImplementedError(task)


def scheduled(base: float) -> Callable[[int], float]:
    warmup = 10

    def lr_at(step: int) -> float:
        if step < warmup:
            return base * (step + 1) / warmup
        return base * 0.5 * (1 + math.cos(math.pi * (step - warmup) / 90))

    return lr_at


def run(task: Task, lr: float, steps: int = 60) -> Result:
    generator = torch.Generator()
    generator.manual_seed(17)
    torch.manual_seed(17)
    x, y = make_batch(task, generator)
    model = nn.Sequential(nn.Linear(x.shape[1], 16), nn.Tanh(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
    loss_fn = nn.BCEWithLogitsLoss()
    schedule = scheduled(lr)
    losses: List[float] = []
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = schedule(step)
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
        value = loss.item()
        losses.append(value)
        if math.isnan(value) or value > 5:
            raise Diverged(step, value)
    return Result(task, lr, losses)


def run_with_retry(task: Task, rates: Tuple[float, ...]) -> Optional[Result]:
    last_error = None
    for attempt, lr in enumerate(rates, 1):
        try:
            result = run(task, lr)
        except Diverged as e:
            last_error = e
            print(f"attempt {attempt} with lr {lr}: {e} (loss {'nan' if e.loss != e.loss else 'large'})")
        else:
            return result
    print("giving up:", type(last_error).__name__, last_error.args)
    return None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("tasks", nargs="*", default=Task.names(), help="which tasks to run")
    parser.add_argument("--lr", type=float, nargs="+", default=[0.3], help="learning rates, tried in order")
    args = parser.parse_args()
    results: Dict[str, Result] = {}
    for name in args.tasks:
        try:
            task = Task(name)
        except ValueError as error:
            print("skipped:", error)
            continue
        with section(task.name) as title:
            result = run_with_retry(task, tuple(args.lr))
            if result is None:
                continue
            results[name] = result
            marks = result.losses[::20] + [result.losses[-1]]
            print(title, " -> ".join("%.4f" % loss for loss in marks))
    for name, (task, lr, losses) in results.items():
        print(f"{name:<8}{lr:>6.2f}{min(losses):>10.5f}{losses.index(min(losses)):>5d}")
    best = min(results.values(), key=lambda r: r.losses[-1], default=None)
    print("best:", best.task if best else None)


if __name__ == "__main__":
    main()
