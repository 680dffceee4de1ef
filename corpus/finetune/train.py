"""Transfer learning in two stages: train a new head on a frozen backbone, then unfreeze and fine-tune everything.

The backbone is pre-trained on one half of the classes, the head learns the other half.
"""
import copy
import os
import time
from collections import OrderedDict
from functools import partial

import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset
from torchvision import datasets

SEED = 5
BATCH_SIZE = 50
CHECKPOINT = "backbone.pth"
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def conv_block(in_channels, out_channels):
    return nn.Sequential(OrderedDict([
        ("conv", nn.Conv2d(in_channels, out_channels, 3, stride=2, padding=1, bias=False)),
        ("norm", nn.BatchNorm2d(out_channels)),
        ("act", nn.ReLU(inplace=True)),
    ]))


class Net(nn.Module):
    def __init__(self, num_classes):
        super().__init__()
        self.backbone = nn.Sequential(conv_block(1, 8), conv_block(8, 16), nn.AdaptiveAvgPool2d(4), nn.Flatten())
        self.fc = nn.Linear(16 * 4 * 4, num_classes)

    def forward(self, x):
        return self.fc(self.backbone(x))


def load_split(classes, train, limit):
    dataset = datasets.FashionMNIST("./data", train=train, download=True)
    images = dataset.data.unsqueeze(1).float().div(255)
    targets = dataset.targets
    keep = torch.isin(targets, torch.tensor(classes)).nonzero().squeeze(1)[:limit]
    return TensorDataset(images[keep], targets[keep] - min(classes))


def make_loaders(classes, train_size, val_size):
    sets = {"train": load_split(classes, True, train_size), "val": load_split(classes, False, val_size)}
    loaders = {x: DataLoader(sets[x], batch_size=BATCH_SIZE, shuffle=(x == "train")) for x in ["train", "val"]}
    return loaders, {x: len(sets[x]) for x in sets}


def train_model(model, dataloaders, dataset_sizes, criterion, optimizer, scheduler, num_epochs=3, on_epoch=None):
    since = time.time()

    best_model_wts = copy.deepcopy(model.state_dict())
    best_acc = 0.0

    for epoch in range(num_epochs):
        if on_epoch is not None:
            on_epoch(epoch)
        print(f'Epoch {epoch}/{num_epochs - 1}')
        print('-' * 10)

        # Each epoch has a training and validation phase
        for phase in ['train', 'val']:
            if phase == 'train':
                model.train()  # Set model to training mode
            else:
                model.eval()   # Set model to evaluate mode

            running_loss = 0.0
            running_corrects = 0

            # Iterate over data.
            for inputs, labels in dataloaders[phase]:
                inputs = inputs.to(device)
                labels = labels.to(device)

                # zero the parameter gradients
                optimizer.zero_grad()

                # forward
                # track history if only in train
                with torch.set_grad_enabled(phase == 'train'):
                    outputs = model(inputs)
                    _, preds = torch.max(outputs, 1)
                    loss = criterion(outputs, labels)

                    # backward + optimize only if in training phase
                    if phase == 'train':
                        loss.backward()
                        optimizer.step()

                # statistics
                running_loss += loss.item() * inputs.size(0)
                running_corrects += torch.sum(preds == labels.data)
            if phase == 'train':
                scheduler.step()

            epoch_loss = running_loss / dataset_sizes[phase]
            epoch_acc = running_corrects.double() / dataset_sizes[phase]

            print(f'{phase} Loss: {epoch_loss:.4f} accuracy: {epoch_acc * 100:.1f}%')

            # deep copy the model
            if phase == 'val' and epoch_acc > best_acc:
                best_acc = epoch_acc
                best_model_wts = copy.deepcopy(model.state_dict())

        print()

    time_elapsed = time.time() - since
    assert time_elapsed >= 0
    print(f'Best val accuracy: {best_acc * 100:.1f}%')

    # load best model weights
    model.load_state_dict(best_model_wts)
    return model


def set_trainable(module, flag):
    for param in module.parameters():
        param.requires_grad = flag


def count_parameters(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad)


def main():
    torch.manual_seed(SEED)
    criterion = nn.CrossEntropyLoss()

    # ---- pre-training on classes 0..4
    loaders, sizes = make_loaders([0, 1, 2, 3, 4], 1500, 500)
    model = Net(5).to(device)
    optimizer = optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
    scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=1, gamma=0.5)
    model = train_model(model, loaders, sizes, criterion, optimizer, scheduler, num_epochs=2)
    torch.save(model.state_dict(), CHECKPOINT)

    # ---- a new head for classes 5..9
    loaders, sizes = make_loaders([5, 6, 7, 8, 9], 1000, 500)
    model_ft = Net(5)
    model_ft.load_state_dict(torch.load(CHECKPOINT))
    num_ftrs = model_ft.fc.in_features
    model_ft.fc = nn.Linear(num_ftrs, 5)
    model_ft = model_ft.to(device)

    set_trainable(model_ft.backbone, False)
    print("trainable parameters:", count_parameters(model_ft))

    optimizer = optim.Adam([
        {"params": model_ft.fc.parameters(), "lr": 1e-3},
        {"params": model_ft.backbone.parameters(), "lr": 1e-4},
    ], weight_decay=1e-4)
    scheduler = optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)

    def unfreeze(epoch, at):
        if epoch == at:
            set_trainable(model_ft.backbone, True)
            print("unfrozen, trainable parameters:", count_parameters(model_ft))

    model_ft = train_model(model_ft, loaders, sizes, criterion, optimizer, scheduler, num_epochs=4,
                           on_epoch=partial(unfreeze, at=2))
    print("learning rates:", ["%.6f" % group["lr"] for group in optimizer.param_groups])
    os.remove(CHECKPOINT)


if __name__ == "__main__":
    main()
