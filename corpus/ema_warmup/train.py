"""Fashion-MNIST with the usual tricks: EMA weights, warm-up and cosine decay, gradient clipping and accumulation."""
import copy
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms


@dataclass(frozen=True)
class TrainConfig:
    root: str = "data"
    train_size: int = 2000
    valid_size: int = 500
    batch_size: int = 32
    accumulate: int = 4
    epochs: int = 3
    lr: float = 2e-3
    weight_decay: float = 0.05
    warmup_steps: int = 10
    max_norm: float = 1.0
    ema_decay: float = 0.95
    seed: int = 42


class ModelEMA:
    """Exponential moving average of a model's weights (and buffers)."""

    def __init__(self, model, decay):
        self.module = copy.deepcopy(model)
        self.module.eval()
        for p in self.module.parameters():
            p.requires_grad_(False)
        self.decay = decay
        self.updates = 0

    @torch.no_grad()
    def update(self, model):
        self.updates += 1
        # the average is short at first
        d = min(self.decay, (1 + self.updates) / (10 + self.updates))
        for ema_p, p in zip(self.module.parameters(), model.parameters()):
            ema_p.mul_(d).add_(p.detach(), alpha=1 - d)
        for ema_b, b in zip(self.module.buffers(), model.buffers()):
            ema_b.copy_(b)


class ConvNet(nn.Module):
    def __init__(self, num_classes=10, width=8):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.GELU(),
            nn.MaxPool2d(2),
            nn.Conv2d(width, 2 * width, 3, padding=1, bias=False),
            nn.BatchNorm2d(2 * width),
            nn.GELU(),
            nn.AdaptiveAvgPool2d(4),
        )
        self.head = nn.Linear(2 * width * 16, num_classes)

    def forward(self, x):
        return self.head(self.features(x).flatten(1))


def get_loaders(cfg):
    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.2860,), (0.3530,))])
    train_set = datasets.FashionMNIST(cfg.root, train=True, download=True, transform=transform)
    valid_set = datasets.FashionMNIST(cfg.root, train=False, download=True, transform=transform)
    return (
        DataLoader(Subset(train_set, range(cfg.train_size)), batch_size=cfg.batch_size, shuffle=True),
        DataLoader(Subset(valid_set, list(range(cfg.valid_size))), batch_size=250),
    )


def get_optimizer(model, cfg):
    # no weight decay for biases and norms
    decay = [p for n, p in model.named_parameters() if p.dim() > 1]
    no_decay = [p for n, p in model.named_parameters() if p.dim() <= 1]
    groups = [{"params": decay, "weight_decay": cfg.weight_decay}, {"params": no_decay, "weight_decay": 0.0}]
    print(f"decayed: {sum(p.numel() for p in decay)}, not decayed: {sum(p.numel() for p in no_decay)}")
    return torch.optim.AdamW(groups, lr=cfg.lr, betas=(0.9, 0.98))


def warmup_cosine(warmup, total):
    def factor(step):
        if step < warmup:
            return (step + 1) / warmup
        progress = (step - warmup) / max(1, total - warmup)
        return 0.5 * (1 + math.cos(math.pi * progress))

    return factor


@torch.inference_mode()
def evaluate(model, loader, device):
    was_training = model.training
    model.eval()
    correct, loss_sum, count = 0, 0.0, 0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        logits = model(images)
        loss_sum += nn.functional.cross_entropy(logits, labels, reduction="sum").item()
        correct += (logits.argmax(dim=1) == labels).sum().item()
        count += labels.size(0)
    model.train(was_training)
    return loss_sum / count, correct / count


def main():
    cfg = TrainConfig()
    torch.manual_seed(cfg.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    train_loader, valid_loader = get_loaders(cfg)
    model = ConvNet().to(device)
    ema = ModelEMA(model, cfg.ema_decay)
    optimizer = get_optimizer(model, cfg)
    steps_per_epoch = math.ceil(len(train_loader) / cfg.accumulate)
    scheduler = LambdaLR(optimizer, lr_lambda=warmup_cosine(cfg.warmup_steps, cfg.epochs * steps_per_epoch))
    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)

    best = {"epoch": -1, "accuracy": 0.0, "state": None}
    for epoch in range(cfg.epochs):
        model.train()
        optimizer.zero_grad(set_to_none=True)
        running, norms = 0.0, []
        remainder = len(train_loader) % cfg.accumulate
        for i, (images, labels) in enumerate(train_loader):
            images, labels = images.to(device, non_blocking=True), labels.to(device, non_blocking=True)
            # the last group may be shorter
            in_last_group = i >= len(train_loader) - remainder
            divisor = remainder if in_last_group else cfg.accumulate
            loss = criterion(model(images), labels) / divisor
            loss.backward()
            running += loss.item() * divisor

            if (i + 1) % cfg.accumulate == 0 or (i + 1) == len(train_loader):
                norms.append(nn.utils.clip_grad_norm_(model.parameters(), cfg.max_norm).item())
                optimizer.step()
                scheduler.step()
                optimizer.zero_grad(set_to_none=True)
                ema.update(model)

        valid_loss, accuracy = evaluate(model, valid_loader, device)
        ema_loss, ema_accuracy = evaluate(ema.module, valid_loader, device)
        print(f"epoch {epoch + 1}/{cfg.epochs} lr {scheduler.get_last_lr()[0]:.6f} train loss {running / len(train_loader):.4f} "
              f"norm {max(norms):.3f}")
        print(f"    model: loss {valid_loss:.4f} accuracy {100 * accuracy:.1f}%")
        print(f"    ema:   loss {ema_loss:.4f} accuracy {100 * ema_accuracy:.1f}%")
        if ema_accuracy > best["accuracy"]:
            best.update(epoch=epoch, accuracy=ema_accuracy, state=copy.deepcopy(ema.module.state_dict()))

    model.load_state_dict(best["state"])
    print(f"best epoch {best['epoch'] + 1}, again: accuracy {100 * evaluate(model, valid_loader, device)[1]:.1f}%")


if __name__ == "__main__":
    main()
