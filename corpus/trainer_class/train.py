"""A Trainer class with history, early stopping and a JSON log."""
import json
import os
import sys

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset


class EarlyStopping:
    def __init__(self, patience=3, min_delta=1e-4):
        self.patience = patience
        self.min_delta = min_delta
        self.best = None
        self.bad_epochs = 0

    def __call__(self, value):
        """True when it is time to stop."""
        if self.best is None or value < self.best - self.min_delta:
            self.best = value
            self.bad_epochs = 0
            return False
        self.bad_epochs += 1
        return self.bad_epochs >= self.patience


class Trainer:
    log_name = "history.json"

    def __init__(self, model, train_data, valid_data, *, lr=1e-2, batch_size=32, patience=2):
        self.model = model
        self.criterion = nn.MSELoss()
        self.optimizer = optim.Adam(model.parameters(), lr=lr)
        self.train_loader = DataLoader(train_data, batch_size=batch_size, shuffle=True)
        self.valid_loader = DataLoader(valid_data, batch_size=batch_size)
        self.stopper = EarlyStopping(patience)
        self.history = {"train": [], "valid": []}
        self.epoch = 0

    @property
    def best_epoch(self):
        losses = self.history["valid"]
        return losses.index(min(losses)) + 1 if losses else None

    @staticmethod
    def format(loss):
        return "n/a" if loss is None else "%.5f" % loss

    def _run_batch(self, batch, training):
        inputs, targets = batch
        outputs = self.model(inputs)
        loss = self.criterion(outputs, targets)
        if training:
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
        return loss.item() * len(inputs)

    def train_epoch(self):
        self.model.train()
        total = sum(self._run_batch(batch, training=True) for batch in self.train_loader)
        return total / len(self.train_loader.dataset)

    def validate(self):
        self.model.eval()
        with torch.no_grad():
            total = sum(self._run_batch(batch, training=False) for batch in self.valid_loader)
        return total / len(self.valid_loader.dataset)

    def fit(self, max_epochs):
        try:
            for self.epoch in range(1, max_epochs + 1):
                train_loss, valid_loss = self.train_epoch(), self.validate()
                self.history["train"].append(train_loss)
                self.history["valid"].append(valid_loss)
                print(f"epoch {self.epoch:2d}  train {self.format(train_loss)}  valid {self.format(valid_loss)}")
                if self.stopper(valid_loss):
                    print("no progress since epoch", self.best_epoch)
                    break
            else:
                print("ran out of epochs")
        except KeyboardInterrupt:
            print("interrupted", file=sys.stderr)
        finally:
            self.save_history()
        return self.history

    def save_history(self):
        with open(self.log_name, "w") as f:
            json.dump({k: [round(v, 4) for v in values] for k, values in self.history.items()}, f, indent=2, sort_keys=True)


def make_data(n, noise=0.05):
    x = torch.rand(n, 2) * 2 - 1
    y = torch.sin(3 * x[:, :1]) * x[:, 1:] + noise * torch.randn(n, 1)
    return TensorDataset(x, y)


def main():
    torch.manual_seed(11)
    model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
    trainer = Trainer(model, make_data(640), make_data(160), lr=5e-3, patience=3)
    assert trainer.best_epoch is None
    history = trainer.fit(max_epochs=8)
    print("best epoch:", trainer.best_epoch)
    with open(Trainer.log_name) as f:
        logged = json.load(f)
    print("logged:", ", ".join(f"{key}={len(logged[key])}" for key in sorted(logged)), os.path.exists("history.json"))
    gaps = [abs(t - v) for t, v in zip(history["train"], history["valid"])]
    print("largest gap %.4f in epoch %d" % max((gap, i + 1) for i, gap in enumerate(gaps)))


if __name__ == "__main__":
    main()
