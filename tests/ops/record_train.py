"""Records short trainings of three small networks on random data: tests/ops/train.json.

Everything of a script takes part: seeding, the order of initialisation, shuffling, dropout, gradients, optimizer, schedule.
test_train.c builds the same networks by hand, as generated code would.
"""
import json
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

from golden_io import FOLDER


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 16)
        self.norm = nn.BatchNorm1d(16)
        self.drop = nn.Dropout(0.2)
        self.fc2 = nn.Linear(16, 3)

    def forward(self, x):
        return self.fc2(self.drop(F.relu(self.norm(self.fc1(x)))))


class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3)
        self.conv2 = nn.Conv2d(4, 6, 3, stride=1, padding=1)
        self.drop = nn.Dropout(0.25)
        self.fc = nn.Linear(6 * 5 * 5, 4)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(self.drop(x), 1)
        return F.log_softmax(self.fc(x), dim=1)


class Block(nn.Module):
    def __init__(self, width, length):
        super().__init__()
        self.ln1 = nn.LayerNorm(width)
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.ln2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.drop = nn.Dropout(0.1)
        self.register_buffer("tril", torch.tril(torch.ones(length, length)))

    def forward(self, x):
        B, T, C = x.shape
        h = self.ln1(x)
        q, k, v = self.query(h), self.key(h), self.value(h)
        att = q @ k.transpose(-2, -1) * C ** -0.5
        att = F.softmax(att.masked_fill(self.tril[:T, :T] == 0, float("-inf")), dim=-1)
        x = x + self.drop(att @ v)
        return x + self.drop(self.down(F.gelu(self.up(self.ln2(x)))))


class Language(nn.Module):
    def __init__(self, vocabulary=11, width=16, length=6):
        super().__init__()
        self.token = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(length, width)
        self.blocks = nn.Sequential(Block(width, length), Block(width, length))
        self.head = nn.Linear(width, vocabulary)

    def forward(self, ids):
        x = self.token(ids) + self.position(torch.arange(ids.shape[1]))
        return self.head(self.blocks(x))


def train_classifier():
    torch.manual_seed(7)
    x, y = torch.randn(64, 8), torch.randint(0, 3, (64,))
    loader = DataLoader(TensorDataset(x, y), batch_size=20, shuffle=True)
    model = Classifier()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=1e-3)
    losses = []
    for _ in range(4):
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = F.cross_entropy(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    model.eval()
    with torch.no_grad():
        losses.append(F.cross_entropy(model(x), y).item())  # with the running statistics
    return model, losses


def train_convolutions():
    torch.manual_seed(8)
    x, y = torch.rand(24, 1, 12, 12), torch.randint(0, 4, (24,))
    loader = DataLoader(TensorDataset(x, y), batch_size=8, shuffle=True)
    model = Convolutions()
    optimizer = torch.optim.Adadelta(model.parameters(), lr=0.5)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.7)
    losses = []
    for _ in range(4):
        for inputs, targets in loader:
            optimizer.zero_grad()
            loss = F.nll_loss(model(inputs), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        scheduler.step()
    return model, losses


def train_language():
    torch.manual_seed(9)
    text = torch.randint(11, (200,))
    model = Language()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    losses = []
    for _ in range(12):
        ix = torch.randint(len(text) - 6, (4,))
        x = torch.stack([text[i:i + 6] for i in ix])
        y = torch.stack([text[i + 1:i + 7] for i in ix])
        loss = F.cross_entropy(model(x).view(-1, 11), y.view(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        optimizer.step()
        losses += [loss.item(), norm.item()]
    return model, losses


def norms(model):
    return {name: float(p.detach().double().norm()) for name, p in model.named_parameters()}


def main():
    trainings = {}
    for train in (train_classifier, train_convolutions, train_language):
        model, losses = train()
        assert all(math.isfinite(loss) for loss in losses)
        trainings[train.__name__] = {"losses": losses, "norms": norms(model)}
    path = os.path.join(FOLDER, "train.json")
    with open(path, "w", encoding="utf-8") as file:
        rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(training)}" for name, training in trainings.items())
        file.write("{\n" + rows + "\n}\n")
    print(f"{path}: {len(trainings)} trainings")


if __name__ == "__main__":
    main()
