"""Fashion-MNIST with mixed precision.

    python train.py --dtype bfloat16 --accum 2

float16 needs a gradient scaler, bfloat16 and float32 do not.
"""
import argparse
import math
from contextlib import nullcontext

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


class ConvNet(nn.Module):
    def __init__(self, width=16, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, width, 3, padding=1)
        self.norm1 = nn.GroupNorm(4, width)
        self.conv2 = nn.Conv2d(width, 2 * width, 3, padding=1)
        self.norm2 = nn.GroupNorm(4, 2 * width)
        self.head = nn.Linear(2 * width * 7 * 7, num_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.norm1(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.norm2(self.conv2(x))), 2)
        return self.head(x.flatten(1))


def get_lr(step, args, total):
    """Linear warm-up, then half a cosine."""
    if step < args.warmup:
        return args.lr * (step + 1) / args.warmup
    progress = (step - args.warmup) / max(1, total - args.warmup)
    return args.lr * 0.5 * (1.0 + math.cos(math.pi * progress))


@torch.no_grad()
def evaluate(model, loader, device, ctx):
    model.eval()
    correct, count, total_loss = 0, 0, 0.0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        with ctx:
            logits = model(images)
            loss = F.cross_entropy(logits, labels, reduction="sum")
        total_loss += loss.item()
        correct += (logits.argmax(1) == labels).sum().item()
        count += labels.size(0)
    model.train()
    return total_loss / count, correct / count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data")
    parser.add_argument("--dtype", choices=sorted(DTYPES), default="bfloat16")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--accum", type=int, default=2, help="micro-batches in one step")
    parser.add_argument("--train-size", type=int, default=60000)
    parser.add_argument("--test-size", type=int, default=10000)
    parser.add_argument("--lr", type=float, default=2e-3)
    parser.add_argument("--weight-decay", type=float, default=0.01)
    parser.add_argument("--warmup", type=int, default=10)
    parser.add_argument("--clip", type=float, default=1.0)
    parser.add_argument("--log-interval", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_float32_matmul_precision("high")
    torch.backends.cudnn.benchmark = True

    transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.2860,), (0.3530,))])
    train_set = datasets.FashionMNIST(args.data, train=True, transform=transform)
    test_set = datasets.FashionMNIST(args.data, train=False, transform=transform)
    train_loader = DataLoader(Subset(train_set, range(args.train_size)), batch_size=args.batch_size, shuffle=True, drop_last=True)
    test_loader = DataLoader(Subset(test_set, range(args.test_size)), batch_size=250)

    model = ConvNet().to(device)
    decay = [p for p in model.parameters() if p.dim() >= 2]
    no_decay = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": decay, "weight_decay": args.weight_decay}, {"params": no_decay, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=args.lr, betas=(0.9, 0.98))

    ctx = nullcontext() if args.dtype == "float32" else torch.autocast(device_type=device, dtype=DTYPES[args.dtype])
    scaler = torch.amp.GradScaler(device, enabled=(args.dtype == "float16"))
    print(f"{args.dtype}: {sum(p.numel() for p in model.parameters())} parameters, scaler {'on' if scaler.is_enabled() else 'off'}")

    total_steps = args.epochs * (len(train_loader) // args.accum)
    step = 0
    for epoch in range(args.epochs):
        running = 0.0
        for i, (images, labels) in enumerate(train_loader):
            images, labels = images.to(device), labels.to(device)
            with ctx:
                logits = model(images)
                loss = F.cross_entropy(logits, labels) / args.accum
            scaler.scale(loss).backward()
            running += loss.item()
            if (i + 1) % args.accum != 0:
                continue
            lr = get_lr(step, args, total_steps)
            for group in optimizer.param_groups:
                group["lr"] = lr
            scaler.unscale_(optimizer)
            norm = nn.utils.clip_grad_norm_(model.parameters(), args.clip)
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            if step % args.log_interval == 0:
                print(f"epoch {epoch} step {step:4d} lr {lr:.2e} loss {running / args.log_interval:.3f} norm {norm.item():.2f}")
                running = 0.0
        test_loss, accuracy = evaluate(model, test_loader, device, ctx)
        print(f"epoch {epoch}: test loss {test_loss:.3f}, accuracy {100 * accuracy:.1f}%")
    torch.save({"model": model.state_dict(), "scaler": scaler.state_dict(), "step": step}, "mixed_precision.pt")


if __name__ == "__main__":
    main()
