import argparse
import math

import torch
import torch.nn as nn
import torch.optim as optim
from torch.autograd import Function
from torch.utils.data import DataLoader, TensorDataset
from torchvision import datasets


class ReverseLayerF(Function):
    """Gradient reversal (Ganin and Lempitsky, 2015)."""

    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha

        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad_output):
        output = grad_output.neg() * ctx.alpha

        return output, None


class CNNModel(nn.Module):

    def __init__(self):
        super(CNNModel, self).__init__()
        self.feature = nn.Sequential()
        self.feature.add_module('f_conv1', nn.Conv2d(1, 8, kernel_size=5))
        self.feature.add_module('f_bn1', nn.BatchNorm2d(8))
        self.feature.add_module('f_pool1', nn.MaxPool2d(2))
        self.feature.add_module('f_relu1', nn.ReLU(True))
        self.feature.add_module('f_conv2', nn.Conv2d(8, 12, kernel_size=5))
        self.feature.add_module('f_bn2', nn.BatchNorm2d(12))
        self.feature.add_module('f_drop1', nn.Dropout2d())
        self.feature.add_module('f_pool2', nn.MaxPool2d(2))
        self.feature.add_module('f_relu2', nn.ReLU(True))

        self.class_classifier = nn.Sequential()
        self.class_classifier.add_module('c_fc1', nn.Linear(12 * 4 * 4, 50))
        self.class_classifier.add_module('c_bn1', nn.BatchNorm1d(50))
        self.class_classifier.add_module('c_relu1', nn.ReLU(True))
        self.class_classifier.add_module('c_fc3', nn.Linear(50, 10))
        self.class_classifier.add_module('c_softmax', nn.LogSoftmax(dim=1))

        self.domain_classifier = nn.Sequential()
        self.domain_classifier.add_module('d_fc1', nn.Linear(12 * 4 * 4, 50))
        self.domain_classifier.add_module('d_bn1', nn.BatchNorm1d(50))
        self.domain_classifier.add_module('d_relu1', nn.ReLU(True))
        self.domain_classifier.add_module('d_fc2', nn.Linear(50, 2))
        self.domain_classifier.add_module('d_softmax', nn.LogSoftmax(dim=1))

    def forward(self, input_data, alpha):
        feature = self.feature(input_data)
        feature = feature.view(-1, 12 * 4 * 4)
        reverse_feature = ReverseLayerF.apply(feature, alpha)
        class_output = self.class_classifier(feature)
        domain_output = self.domain_classifier(reverse_feature)

        return class_output, domain_output


def load_domain(root, train, limit, target):
    """The target domain: digits in grey on a checkered background."""
    mnist = datasets.MNIST(root, train=train, download=True)
    images = mnist.data[:limit].unsqueeze(1).float() / 255.
    if target:
        board = (torch.arange(28).view(28, 1) // 4 + torch.arange(28).view(1, 28) // 4) % 2
        images = torch.abs(0.35 * board.float() - images)
    return TensorDataset((images - 0.1307) / 0.3081, mnist.targets[:limit])


def test(net, loader, name):
    net.eval()
    n_total = 0
    n_correct = 0
    with torch.no_grad():
        for t_img, t_label in loader:
            class_output, _ = net(t_img, alpha=0)
            pred = class_output.data.max(1, keepdim=True)[1]
            n_correct += pred.eq(t_label.data.view_as(pred)).cpu().sum()
            n_total += len(t_label)

    accu = n_correct.data.numpy() * 1.0 / n_total
    print('accuracy of the %s dataset: %.1f%%' % (name, accu * 100))
    return accu


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--root', default='data')
    parser.add_argument('--lr', type=float, default=1e-3)
    parser.add_argument('--batch_size', type=int, default=64)
    parser.add_argument('--n_epoch', type=int, default=10)
    parser.add_argument('--size', type=int, default=6000)
    parser.add_argument('--no_adapt', action='store_true')
    opt = parser.parse_args()

    torch.manual_seed(77)

    dataloader_source = DataLoader(load_domain(opt.root, True, opt.size, False), batch_size=opt.batch_size, shuffle=True)
    dataloader_target = DataLoader(load_domain(opt.root, True, opt.size // 2, True), batch_size=opt.batch_size,
                                   shuffle=True)
    test_source = DataLoader(load_domain(opt.root, False, 500, False), batch_size=100)
    test_target = DataLoader(load_domain(opt.root, False, 500, True), batch_size=100)

    # load model
    my_net = CNNModel()

    # setup optimizer
    optimizer = optim.Adam(my_net.parameters(), lr=opt.lr)

    loss_class = torch.nn.NLLLoss()
    loss_domain = torch.nn.NLLLoss()

    for p in my_net.parameters():
        p.requires_grad = True

    # training
    best_accu_t = 0.0
    for epoch in range(opt.n_epoch):
        my_net.train()
        len_dataloader = min(len(dataloader_source), len(dataloader_target))
        data_source_iter = iter(dataloader_source)
        data_target_iter = iter(dataloader_target)

        for i in range(len_dataloader):
            p = float(i + epoch * len_dataloader) / opt.n_epoch / len_dataloader
            alpha = 2. / (1. + math.exp(-10 * p)) - 1
            if opt.no_adapt:
                alpha = 0.

            # training model using source data
            data_source = next(data_source_iter)
            s_img, s_label = data_source

            my_net.zero_grad()
            batch_size = len(s_label)

            domain_label = torch.zeros(batch_size).long()

            class_output, domain_output = my_net(input_data=s_img, alpha=alpha)
            err_s_label = loss_class(class_output, s_label)
            err_s_domain = loss_domain(domain_output, domain_label)

            # training model using target data
            data_target = next(data_target_iter)
            t_img, _ = data_target

            batch_size = len(t_img)

            domain_label = torch.ones(batch_size).long()

            _, domain_output = my_net(input_data=t_img, alpha=alpha)
            err_t_domain = loss_domain(domain_output, domain_label)
            err = err_t_domain + err_s_domain + err_s_label
            err.backward()
            optimizer.step()

        print('epoch: %d, [iter: %d / all %d], err_s_label: %f, err_s_domain: %f, err_t_domain: %f'
              % (epoch, i + 1, len_dataloader, err_s_label.data.cpu().numpy(),
                 err_s_domain.data.cpu().numpy(), err_t_domain.data.cpu().item()))
        test(my_net, test_source, 'source')
        accu_t = test(my_net, test_target, 'target')
        if accu_t > best_accu_t:
            best_accu_t = accu_t
            torch.save(my_net.state_dict(), 'dann_best.pth')

    print('best target accuracy: %.1f%%' % (best_accu_t * 100))


if __name__ == '__main__':
    main()
