# Siamese network with contrastive loss (Hadsell, Chopra, LeCun 2006)
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import optim
from torch.utils.data import Dataset, DataLoader
from torchvision import datasets
import torchvision.transforms as transforms


class Config():
    root = "./data"
    train_pairs = 960
    test_pairs = 400
    train_batch_size = 64
    train_number_epochs = 3
    margin = 1.5
    learning_rate = 0.0003
    seed = 21


class SiameseNetworkDataset(Dataset):

    def __init__(self, imageFolderDataset, size, transform=None, should_invert=True):
        self.imageFolderDataset = imageFolderDataset
        self.size = size
        self.transform = transform
        self.should_invert = should_invert
        targets = imageFolderDataset.targets.numpy()
        self.by_class = {c: np.where(targets == c)[0] for c in range(10)}

    def __getitem__(self, index):
        img0_index = random.randrange(len(self.imageFolderDataset))
        img0, label0 = self.imageFolderDataset[img0_index]
        # we need to make sure approx 50% of images are in the same class
        should_get_same_class = random.randint(0, 1)
        if should_get_same_class:
            img1_index = random.choice(self.by_class[label0])
            img1, label1 = self.imageFolderDataset[int(img1_index)]
        else:
            while True:
                # keep looping till a different class image is found
                img1, label1 = self.imageFolderDataset[random.randrange(len(self.imageFolderDataset))]
                if label1 != label0:
                    break

        if self.should_invert:
            img0 = 1 - img0
            img1 = 1 - img1

        if self.transform is not None:
            img0 = self.transform(img0)
            img1 = self.transform(img1)

        return img0, img1, torch.from_numpy(np.array([int(label1 != label0)], dtype=np.float32))

    def __len__(self):
        return self.size


class SiameseNetwork(nn.Module):
    def __init__(self):
        super(SiameseNetwork, self).__init__()
        self.cnn1 = nn.Sequential(
            nn.ReflectionPad2d(1),
            nn.Conv2d(1, 4, kernel_size=3, stride=2),
            nn.ReLU(inplace=True),
            nn.BatchNorm2d(4),
            nn.Dropout2d(p=.1),

            nn.ReflectionPad2d(1),
            nn.Conv2d(4, 8, kernel_size=3, stride=2),
            nn.ReLU(inplace=True),
            nn.BatchNorm2d(8),
            nn.Dropout2d(p=.1),
        )

        self.fc1 = nn.Sequential(
            nn.Linear(8 * 7 * 7, 64),
            nn.ReLU(inplace=True),

            nn.Linear(64, 5))

    def forward_once(self, x):
        output = self.cnn1(x)
        output = output.view(output.size()[0], -1)
        output = self.fc1(output)
        return output

    def forward(self, input1, input2):
        output1 = self.forward_once(input1)
        output2 = self.forward_once(input2)
        return output1, output2


class ContrastiveLoss(torch.nn.Module):
    """
    Contrastive loss function.
    Based on: http://yann.lecun.com/exdb/publis/pdf/hadsell-chopra-lecun-06.pdf
    """

    def __init__(self, margin=2.0):
        super(ContrastiveLoss, self).__init__()
        self.margin = margin

    def forward(self, output1, output2, label):
        euclidean_distance = F.pairwise_distance(output1, output2, keepdim=True)
        loss_contrastive = torch.mean((1-label) * torch.pow(euclidean_distance, 2) +
                                      (label) * torch.pow(torch.clamp(self.margin - euclidean_distance, min=0.0), 2))
        return loss_contrastive


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


seed_everything(Config.seed)
device = torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')

folder_dataset = datasets.MNIST(Config.root, train=True, download=True, transform=transforms.ToTensor())
siamese_dataset = SiameseNetworkDataset(imageFolderDataset=folder_dataset, size=Config.train_pairs,
                                        transform=transforms.Normalize((0.5,), (0.5,)))

train_dataloader = DataLoader(siamese_dataset,
                              shuffle=True,
                              num_workers=0,
                              batch_size=Config.train_batch_size)

net = SiameseNetwork().to(device)
criterion = ContrastiveLoss(margin=Config.margin)
optimizer = optim.Adam(net.parameters(), lr=Config.learning_rate)

counter = []
loss_history = []
iteration_number = 0

for epoch in range(0, Config.train_number_epochs):
    for i, data in enumerate(train_dataloader, 0):
        img0, img1, label = data
        img0, img1, label = img0.to(device), img1.to(device), label.to(device)
        optimizer.zero_grad()
        output1, output2 = net(img0, img1)
        loss_contrastive = criterion(output1, output2, label)
        loss_contrastive.backward()
        optimizer.step()
        if i % 5 == 0:
            print("Epoch number {}\n Current loss {:.5f}\n".format(epoch, loss_contrastive.item()))
            iteration_number += 5
            counter.append(iteration_number)
            loss_history.append(loss_contrastive.item())

print("history:", ", ".join("%d: %.4f" % (c, l) for c, l in zip(counter, loss_history)))

# how well does the distance tell same from different?
folder_dataset_test = datasets.MNIST(Config.root, train=False, download=True, transform=transforms.ToTensor())
siamese_dataset = SiameseNetworkDataset(imageFolderDataset=folder_dataset_test, size=Config.test_pairs,
                                        transform=transforms.Normalize((0.5,), (0.5,)))
test_dataloader = DataLoader(siamese_dataset, num_workers=0, batch_size=1, shuffle=False)

net.eval()
distances = {0: [], 1: []}
with torch.no_grad():
    for x0, x1, label in test_dataloader:
        output1, output2 = net(x0.to(device), x1.to(device))
        euclidean_distance = F.pairwise_distance(output1, output2)
        distances[int(label.item())].append(euclidean_distance.item())

for key, name in enumerate(["same", "different"]):
    print("%-9s pairs: mean distance %.3f" % (name, np.mean(distances[key])))
threshold = (np.mean(distances[0]) + np.mean(distances[1])) / 2
hits = sum(d < threshold for d in distances[0]) + sum(d >= threshold for d in distances[1])
print("accuracy: %.1f%%" % (100 * hits / Config.test_pairs))
