"""Fashion-MNIST classifier, split over modules the way a small project is.

    python train.py --model conv --epochs 1 --limit 3000
"""
import argparse
import os

import torch

from config import Config, seed_everything
from data import loaders
from engine import evaluate, train_one_epoch
from models import build_model, MODELS
from utils import count_parameters, History, banner


def parse_args():
    parser = argparse.ArgumentParser(description="Train a classifier on Fashion-MNIST")
    parser.add_argument("--model", choices=sorted(MODELS), default="conv")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--lr", type=float, default=None, help="learning rate (default: the model's own)")
    parser.add_argument("--limit", type=int, default=4000, help="training images to use")
    parser.add_argument("--data", default="./data")
    return parser.parse_args()


def main():
    args = parse_args()
    cfg = Config(model=args.model, epochs=args.epochs, limit=args.limit, root=os.path.join(args.data))
    if args.lr is not None:
        cfg.lr = args.lr
    seed_everything(cfg.seed)
    print(banner("setup"))
    print(cfg.describe())

    model = build_model(cfg.model, width=cfg.width)
    print("parameters: {:,}".format(count_parameters(model)))
    train_loader, test_loader = loaders(cfg)
    optimizer = torch.optim.SGD(model.parameters(), lr=cfg.lr, momentum=0.5)

    history = History()
    print(banner("training"))
    for epoch in range(1, cfg.epochs + 1):
        stats = train_one_epoch(model, train_loader, optimizer, cfg, epoch)
        stats.update(evaluate(model, test_loader))
        history.add(epoch, **stats)
        print(history.line(-1))
    best = history.best("accuracy")
    print(banner("done"))
    print(f"best epoch {best['epoch']}: {best['accuracy']:.1f}%")


if __name__ == "__main__":
    main()
