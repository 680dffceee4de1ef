"""Adversarial training of a small convnet on MNIST: FGSM and PGD attacks, and a defence."""
import argparse
import logging
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

logger = logging.getLogger(__name__)
logging.basicConfig(format="%(message)s", stream=sys.stdout, level=logging.INFO)


class Flatten(nn.Module):
    def forward(self, x):
        return x.view(x.size(0), -1)


def mnist_net():
    return nn.Sequential(
        nn.Conv2d(1, 8, 4, stride=2, padding=1),
        nn.ReLU(),
        nn.Conv2d(8, 16, 4, stride=2, padding=1),
        nn.ReLU(),
        Flatten(),
        nn.Linear(16 * 7 * 7, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )


def fgsm_attack(model, X, y, epsilon):
    """Fast gradient sign method: one step along the sign of the input's gradient."""
    X = X.clone().detach()
    X.requires_grad = True
    loss = F.cross_entropy(model(X), y)
    model.zero_grad()
    loss.backward()
    data_grad = X.grad.data
    perturbed = X + epsilon * data_grad.sign()
    return torch.clamp(perturbed, 0, 1).detach()


def pgd_attack(model, X, y, epsilon, alpha, attack_iters, restarts):
    """Projected gradient descent; keeps the worst of all restarts for each example."""
    max_loss = torch.zeros(y.shape[0]).to(y.device)
    max_delta = torch.zeros_like(X)
    for _ in range(restarts):
        delta = torch.zeros_like(X).uniform_(-epsilon, epsilon)
        delta.data = clamp(delta, 0 - X, 1 - X)
        delta.requires_grad = True
        for _ in range(attack_iters):
            output = model(X + delta)
            index = torch.where(output.max(1)[1] == y)[0]
            if len(index) == 0:
                break
            loss = F.cross_entropy(output, y)
            loss.backward()
            grad = delta.grad.detach()
            d = torch.clamp(delta[index, :, :, :] + alpha * torch.sign(grad[index, :, :, :]), -epsilon, epsilon)
            d = clamp(d, 0 - X[index, :, :, :], 1 - X[index, :, :, :])
            delta.data[index, :, :, :] = d
            delta.grad.zero_()
        all_loss = F.cross_entropy(model(X + delta), y, reduction='none').detach()
        max_delta[all_loss >= max_loss] = delta.detach()[all_loss >= max_loss]
        max_loss = torch.max(max_loss, all_loss)
    return max_delta


def clamp(X, lower_limit, upper_limit):
    return torch.max(torch.min(X, upper_limit), lower_limit)


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument('--batch-size', default=100, type=int)
    parser.add_argument('--data-dir', default='./data', type=str)
    parser.add_argument('--epochs', default=10, type=int)
    parser.add_argument('--train-size', default=10000, type=int)
    parser.add_argument('--test-size', default=500, type=int)
    parser.add_argument('--attack', default='fgsm', type=str, choices=['none', 'pgd', 'fgsm'])
    parser.add_argument('--epsilon', default=0.1, type=float)
    parser.add_argument('--alpha', default=0.125, type=float)
    parser.add_argument('--attack-iters', default=10, type=int)
    parser.add_argument('--lr', default=0.05, type=float)
    parser.add_argument('--seed', default=0, type=int)
    return parser.parse_args()


def evaluate(model, loader, args, device):
    correct = {'clean': 0, 'fgsm': 0, 'pgd': 0}
    n = 0
    model.eval()
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        delta = pgd_attack(model, X, y, args.epsilon, args.epsilon / 4, args.attack_iters, restarts=2)
        inputs = {'clean': X, 'fgsm': fgsm_attack(model, X, y, args.epsilon), 'pgd': X + delta}
        with torch.no_grad():
            for name, x in inputs.items():
                output = model(x)
                correct[name] += (output.max(1)[1] == y).sum().item()
        n += y.size(0)
    return {name: count / n for name, count in correct.items()}


def main():
    args = get_args()
    logger.info(args)

    torch.manual_seed(args.seed)
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')

    transform = transforms.ToTensor()
    train_data = datasets.MNIST(args.data_dir, train=True, download=True, transform=transform)
    test_data = datasets.MNIST(args.data_dir, train=False, download=True, transform=transform)
    train_loader = DataLoader(Subset(train_data, list(range(args.train_size))), batch_size=args.batch_size, shuffle=True)
    test_loader = DataLoader(Subset(test_data, list(range(args.test_size))), batch_size=args.batch_size, shuffle=False)

    model = mnist_net().to(device)
    model.train()

    opt = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    criterion = nn.CrossEntropyLoss()

    logger.info('Epoch \t LR \t \t Train Loss \t Train Acc')
    for epoch in range(args.epochs):
        train_loss = 0
        train_acc = 0
        train_n = 0
        for i, (X, y) in enumerate(train_loader):
            X, y = X.to(device), y.to(device)
            # linear decay to zero
            lr = args.lr * (1 - (epoch + (i + 1) / len(train_loader)) / (args.epochs + 1))
            opt.param_groups[0].update(lr=lr)

            if args.attack == 'fgsm':
                delta = torch.zeros_like(X).uniform_(-args.epsilon, args.epsilon).to(device)
                delta.requires_grad = True
                output = model(X + delta)
                loss = F.cross_entropy(output, y)
                loss.backward()
                grad = delta.grad.detach()
                delta.data = torch.clamp(delta + args.alpha * torch.sign(grad), -args.epsilon, args.epsilon)
                delta.data = torch.max(torch.min(1 - X, delta.data), 0 - X)
                delta = delta.detach()
            elif args.attack == 'none':
                delta = torch.zeros_like(X)
            elif args.attack == 'pgd':
                delta = pgd_attack(model, X, y, args.epsilon, args.epsilon / 4, args.attack_iters, 1)

            output = model(torch.clamp(X + delta, 0, 1))
            loss = criterion(output, y)
            opt.zero_grad()
            loss.backward()
            opt.step()

            train_loss += loss.item() * y.size(0)
            train_acc += (output.max(1)[1] == y).sum().item()
            train_n += y.size(0)

        logger.info('%d \t %.4f \t %.4f \t %.4f', epoch, lr, train_loss / train_n, train_acc / train_n)

    accuracies = evaluate(model, test_loader, args, device)
    for name in sorted(accuracies):
        logger.info('%-6s accuracy %.1f%%', name, 100 * accuracies[name])


if __name__ == "__main__":
    main()
