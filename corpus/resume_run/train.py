"""Trains, stops in the middle, and goes on from the checkpoint: the losses must be those of a run without interruption."""
import argparse
import os
import random
import tempfile

import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
from torch.optim import lr_scheduler
from torch.utils.data import DataLoader, Dataset


class Spirals(Dataset):
    """Points on three arms of a spiral, moved a little each time they are asked for."""

    def __init__(self, n_per_arm, arms=3, jitter=0.02):
        self.points, self.labels = [], []
        self.jitter = jitter
        for arm in range(arms):
            for i in range(n_per_arm):
                r = i / n_per_arm
                t = arm * 2 * np.pi / arms + 4 * r
                self.points.append((r * np.cos(t), r * np.sin(t)))
                self.labels.append(arm)

    def __len__(self):
        return len(self.points)

    def __getitem__(self, idx):
        x, y = self.points[idx]
        noise = random.gauss(0, self.jitter), np.random.normal(scale=self.jitter)
        return torch.tensor([x + noise[0], y + noise[1]], dtype=torch.float32), self.labels[idx]


def set_seed(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    if torch.cuda.is_available():
        torch.cuda.manual_seed_all(seed)


def build(args):
    model = nn.Sequential(
        nn.Linear(2, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(32, 32), nn.ReLU(),
        nn.Linear(32, 3),
    )
    optimizer = optim.Adam(model.parameters(), lr=args.lr, weight_decay=1e-4)
    scheduler = lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
    return model, optimizer, scheduler


def save_checkpoint(path, epoch, model, optimizer, scheduler, best_loss, history):
    torch.save({
        'epoch': epoch,
        'model_state_dict': model.state_dict(),
        'optimizer_state_dict': optimizer.state_dict(),
        'scheduler_state_dict': scheduler.state_dict(),
        'best_loss': best_loss,
        'history': history,
        'rng': {
            'python': random.getstate(),
            'numpy': np.random.get_state(),
            'torch': torch.get_rng_state(),
        },
    }, path)


def load_checkpoint(path, model, optimizer, scheduler):
    checkpoint = torch.load(path, map_location='cpu', weights_only=False)
    model.load_state_dict(checkpoint['model_state_dict'])
    optimizer.load_state_dict(checkpoint['optimizer_state_dict'])
    scheduler.load_state_dict(checkpoint['scheduler_state_dict'])
    random.setstate(checkpoint['rng']['python'])
    np.random.set_state(checkpoint['rng']['numpy'])
    torch.set_rng_state(checkpoint['rng']['torch'])
    print("=> loaded checkpoint '{}' (epoch {})".format(os.path.basename(path), checkpoint['epoch']))
    return checkpoint['epoch'], checkpoint['best_loss'], checkpoint['history']


def train_one_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for inputs, targets in loader:
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def fit(args, path, until, resume=False):
    model, optimizer, scheduler = build(args)
    start_epoch, best_loss, history = 0, float('inf'), []
    if resume and os.path.isfile(path):
        start_epoch, best_loss, history = load_checkpoint(path, model, optimizer, scheduler)
    loader = DataLoader(Spirals(60), batch_size=args.batch_size, shuffle=True)
    criterion = nn.CrossEntropyLoss()

    for epoch in range(start_epoch, until):
        loss = train_one_epoch(model, loader, criterion, optimizer)
        scheduler.step()
        best_loss = min(best_loss, loss)
        history.append(loss)
        print('Epoch [{}/{}]  Loss: {:.5f}  Best: {:.5f}  LR: {:g}'.format(
            epoch + 1, args.epochs, loss, best_loss, optimizer.param_groups[0]['lr']))
        save_checkpoint(path, epoch + 1, model, optimizer, scheduler, best_loss, history)
    return history


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--epochs', default=6, type=int)
    parser.add_argument('--stop-after', default=3, type=int, metavar='N', help='interrupt the first run after N epochs')
    parser.add_argument('--batch-size', default=30, type=int)
    parser.add_argument('--lr', default=0.01, type=float)
    parser.add_argument('--seed', default=2020, type=int)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'checkpoint.pth.tar')

        print('--- interrupted')
        set_seed(args.seed)
        fit(args, path, until=args.stop_after)
        set_seed(0)  # a new process would know nothing of the old streams
        resumed = fit(args, path, until=args.epochs, resume=True)

        print('--- in one go')
        set_seed(args.seed)
        straight = fit(args, os.path.join(folder, 'other.pth.tar'), until=args.epochs)

    same = all(a == b for a, b in zip(resumed, straight))
    print('the same losses:', same, len(resumed), len(straight))


if __name__ == '__main__':
    main()
