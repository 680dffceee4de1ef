"""Fine-tuning style training: a learning rate for each part of the network, changed by the script and by ReduceLROnPlateau."""
import argparse
import sys

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import ReduceLROnPlateau
from torch.utils.data import DataLoader, TensorDataset, random_split


def parse_args(argv=None):
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--lr", type=float, default=0.05)
    p.add_argument("--lr-mult", type=float, nargs="+", default=[0.1, 1.0], help="factors for backbone and head")
    p.add_argument("--warmup", type=int, default=5, help="warm-up iterations")
    p.add_argument("--patience", type=int, default=1)
    p.add_argument("--min-lr", type=float, default=1e-4)
    p.add_argument("--freeze-epochs", type=int, default=2)
    p.add_argument("-v", "--verbose", action="store_true")
    return p.parse_args(argv)


class Regressor(nn.Module):
    def __init__(self, features=6):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(features, 32), nn.SiLU(), nn.Linear(32, 16), nn.SiLU())
        self.head = nn.Sequential(nn.Dropout(0.05), nn.Linear(16, 1))
        self.log_scale = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return (self.head(self.backbone(x)) * self.log_scale.exp()).squeeze(-1)


def build_optimizer(model, args):
    groups = [
        {"params": model.backbone.parameters(), "lr": args.lr * args.lr_mult[0], "name": "backbone"},
        {"params": model.head.parameters(), "name": "head", "momentum": 0.8},
        {"params": [model.log_scale], "weight_decay": 0.0, "name": "scale"},
    ]
    optimizer = torch.optim.SGD(groups, lr=args.lr, momentum=0.9, weight_decay=1e-3)
    # remember where each group started, for the warm-up
    for group in optimizer.param_groups:
        group["initial_lr"] = group["lr"]
    return optimizer


def warm_up(optimizer, iteration, total):
    if iteration <= total:
        for param_group in optimizer.param_groups:
            param_group["lr"] = param_group["initial_lr"] * iteration / total


def get_lr(optimizer):
    return [group["lr"] for group in optimizer.param_groups]


def set_requires_grad(module, flag):
    for param in module.parameters():
        param.requires_grad = flag


class AverageMeter:
    def __init__(self):
        self.reset()

    def reset(self):
        self.sum, self.count = 0.0, 0

    def update(self, value, n=1):
        self.sum += value * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(self.count, 1)


def run_epoch(model, loader, criterion, optimizer=None, state=None):
    training = optimizer is not None
    model.train(training)
    meter = AverageMeter()
    with torch.set_grad_enabled(training):
        for x, y in loader:
            if training:
                state["iteration"] += 1
                warm_up(optimizer, state["iteration"], state["warmup"])
            loss = criterion(model(x), y)
            if training:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            meter.update(loss.item(), x.size(0))
    return meter.avg


def main(argv=None):
    args = parse_args(argv)
    torch.manual_seed(4)
    rng = np.random.default_rng(4)
    X = rng.normal(size=(400, 6)).astype(np.float32)
    Y = (np.sin(X[:, 0]) + X[:, 1] * X[:, 2] + 0.1 * rng.standard_normal(400)).astype(np.float32)
    data = TensorDataset(torch.from_numpy(X), torch.from_numpy(Y))
    train_set, valid_set = random_split(data, [320, 80])
    train_loader = DataLoader(train_set, batch_size=32, shuffle=True, drop_last=True)
    valid_loader = DataLoader(valid_set, batch_size=80)

    model = Regressor()
    optimizer = build_optimizer(model, args)
    scheduler = ReduceLROnPlateau(optimizer, mode="min", factor=0.3, patience=args.patience, threshold=0.02, min_lr=args.min_lr)
    criterion = nn.HuberLoss(delta=1.0)
    state = {"iteration": 0, "warmup": args.warmup}

    set_requires_grad(model.backbone, False)
    for epoch in range(args.epochs):
        if epoch == args.freeze_epochs:
            set_requires_grad(model.backbone, True)
            print("backbone unfrozen:", sum(p.numel() for p in model.parameters() if p.requires_grad), "parameters")
        before = get_lr(optimizer)
        train_loss = run_epoch(model, train_loader, criterion, optimizer, state)
        valid_loss = run_epoch(model, valid_loader, criterion)
        scheduler.step(valid_loss)
        after = get_lr(optimizer)
        print(f"[{epoch + 1:02d}] train {train_loss:.4f} valid {valid_loss:.4f} lr " + "/".join("%.5f" % lr for lr in after))
        if epoch > 0 and after != before and args.verbose:
            print("     reduced by", round(before[0] / after[0], 3), file=sys.stdout)

    for i, group in enumerate(optimizer.param_groups):
        options = {k: v for k, v in group.items() if k in ("momentum", "weight_decay", "initial_lr")}
        print(i, group["name"], len(group["params"]), "tensors", options)


if __name__ == "__main__":
    main()
