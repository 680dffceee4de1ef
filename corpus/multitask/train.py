"""Multi-task learning: one trunk, two heads (what it is, how much of the image it covers), with the
task weighting of Kendall et al., "Multi-Task Learning Using Uncertainty to Weigh Losses"."""
from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Tuple

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
from torchvision.datasets import FashionMNIST

log = logging.getLogger("multitask")


@dataclass
class TrainConfig:
    data_dir: Path = Path("data")
    train_size: int = 3000
    valid_size: int = 1000
    batch_size: int = 64
    epochs: int = 3
    lr: float = 2e-3
    weight_decay: float = 1e-4
    clip: float = 1.0
    hidden: List[int] = field(default_factory=lambda: [128, 64])
    seed: int = 1234


class CoverageDataset(Dataset):
    """An image, its class and the share of bright pixels in it."""

    def __init__(self, root: Path, train: bool, size: int) -> None:
        base = FashionMNIST(str(root), train=train, download=True)
        self.images = base.data[:size].float() / 255.0
        self.labels = base.targets[:size]
        self.coverage = (self.images > 0.5).float().mean(dim=(1, 2))

    def __len__(self) -> int:
        return self.images.shape[0]

    def __getitem__(self, i: int) -> Tuple[Tensor, Dict[str, Tensor]]:
        return self.images[i].flatten(), {"label": self.labels[i], "coverage": self.coverage[i]}


class MultiTaskNet(nn.Module):
    def __init__(self, in_features: int, hidden: List[int], num_classes: int) -> None:
        super().__init__()
        layers: List[nn.Module] = []
        for width in hidden:
            layers += [nn.Linear(in_features, width), nn.LayerNorm(width), nn.GELU()]
            in_features = width
        self.trunk = nn.Sequential(*layers)
        self.heads = nn.ModuleDict({
            "label": nn.Linear(in_features, num_classes),
            "coverage": nn.Sequential(nn.Linear(in_features, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid()),
        })

    def forward(self, x: Tensor) -> Dict[str, Tensor]:
        features = self.trunk(x)
        return {"label": self.heads["label"](features), "coverage": self.heads["coverage"](features).squeeze(-1)}


class UncertaintyLoss(nn.Module):
    """sum_i exp(-s_i) * L_i + s_i with learned s_i = log(sigma_i^2)"""

    def __init__(self, tasks: Dict[str, nn.Module]) -> None:
        super().__init__()
        self.tasks = tasks
        self.log_vars = nn.Parameter(torch.zeros(len(tasks)))

    def forward(self, outputs: Dict[str, Tensor], targets: Dict[str, Tensor]) -> Tuple[Tensor, Dict[str, float]]:
        losses = {name: criterion(outputs[name], targets[name]) for name, criterion in self.tasks.items()}
        total = torch.zeros((), device=self.log_vars.device)
        for i, loss in enumerate(losses.values()):
            total = total + torch.exp(-self.log_vars[i]) * loss + self.log_vars[i]
        return total, {name: loss.item() for name, loss in losses.items()}


class AverageMeter:
    def __init__(self) -> None:
        self.sums: Dict[str, float] = {}
        self.count = 0

    def update(self, values: Dict[str, float], n: int) -> None:
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + value * n
        self.count += n

    def __str__(self) -> str:
        return ", ".join(f"{name} {total / self.count:.4f}" for name, total in self.sums.items())


@torch.no_grad()
def validate(model: MultiTaskNet, loader: DataLoader, device: torch.device) -> Tuple[float, float]:
    model.eval()
    correct, absolute, seen = 0, 0.0, 0
    for images, targets in loader:
        outputs = model(images.to(device))
        correct += (outputs["label"].argmax(-1) == targets["label"].to(device)).sum().item()
        absolute += (outputs["coverage"] - targets["coverage"].to(device)).abs().sum().item()
        seen += images.size(0)
    return correct / seen, absolute / seen


def main() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="[%(name)s] %(message)s")
    config = TrainConfig()
    log.info("config: %s", config)
    torch.manual_seed(config.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    train_loader = DataLoader(CoverageDataset(config.data_dir, True, config.train_size),
                              batch_size=config.batch_size, shuffle=True)
    valid_loader = DataLoader(CoverageDataset(config.data_dir, False, config.valid_size), batch_size=250)

    model = MultiTaskNet(28 * 28, config.hidden, num_classes=10).to(device)
    criterion = UncertaintyLoss({"label": nn.CrossEntropyLoss(), "coverage": nn.MSELoss()}).to(device)
    optimizer = torch.optim.AdamW([
        {"params": model.parameters()},
        {"params": criterion.parameters(), "weight_decay": 0.0, "lr": 10 * config.lr},
    ], lr=config.lr, weight_decay=config.weight_decay)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=config.epochs * len(train_loader))

    for epoch in range(1, config.epochs + 1):
        model.train()
        meter = AverageMeter()
        for images, targets in train_loader:
            images = images.to(device)
            targets = {k: v.to(device) for k, v in targets.items()}
            loss, parts = criterion(model(images), targets)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            norm = nn.utils.clip_grad_norm_(model.parameters(), config.clip)
            optimizer.step()
            scheduler.step()
            meter.update({"total": loss.item(), **parts, "norm": norm.item()}, images.size(0))
        accuracy, error = validate(model, valid_loader, device)
        log.info("epoch %d: %s", epoch, meter)
        log.info("epoch %d: accuracy %.1f%%, coverage off by %.4f, lr %.6f", epoch, 100 * accuracy, error,
                 scheduler.get_last_lr()[0])

    weights = torch.exp(-criterion.log_vars).tolist()
    log.info("task weights: %s", {name: round(w, 3) for name, w in zip(criterion.tasks, weights)})


if __name__ == "__main__":
    main()
