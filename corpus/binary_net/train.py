"""A network with binary weights and activations: custom autograd functions with straight-through gradients."""
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import Function, Variable
from torchvision import datasets, transforms


class BinarizeF(Function):

    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        output = input.new(input.size())
        output[input >= 0] = 1
        output[input < 0] = -1
        return output

    @staticmethod
    def backward(ctx, grad_output):
        # straight-through estimator: the gradient passes where |x| <= 1
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input.abs() > 1] = 0
        return grad_input


class ClippedReLU(Function):
    """relu that saturates at `top`"""

    @staticmethod
    def forward(ctx, x, top):
        ctx.top = top
        ctx.save_for_backward(x)
        return x.clamp(min=0, max=top)

    @staticmethod
    def backward(ctx, grad_output):
        x, = ctx.saved_tensors
        inside = (x > 0) & (x < ctx.top)
        return grad_output * inside.float(), None


# aliases
binarize = BinarizeF.apply


class BinaryLinear(nn.Linear):

    def forward(self, input):
        binary_weight = binarize(self.weight)
        if self.bias is None:
            return F.linear(input, binary_weight)
        else:
            return F.linear(input, binary_weight, self.bias)

    def reset_parameters(self):
        # Glorot initialization
        in_features, out_features = self.weight.size()
        stdv = (1.5 / (in_features + out_features)) ** 0.5
        self.weight.data.uniform_(-stdv, stdv)
        if self.bias is not None:
            self.bias.data.zero_()


class BinaryTanh(nn.Module):
    def __init__(self):
        super(BinaryTanh, self).__init__()
        self.hardtanh = nn.Hardtanh()

    def forward(self, input):
        output = self.hardtanh(input)
        output = binarize(output)
        return output


class Net(nn.Module):
    def __init__(self, hidden=64):
        super(Net, self).__init__()
        self.first = nn.Linear(784, hidden, bias=False)
        self.bn1 = nn.BatchNorm1d(hidden)
        self.act = BinaryTanh()
        self.fc = BinaryLinear(hidden, hidden, bias=False)
        self.bn2 = nn.BatchNorm1d(hidden)
        self.last = nn.Linear(hidden, 10)

    def forward(self, x):
        x = x.view(-1, 784)
        x = self.act(self.bn1(self.first(x)))
        x = ClippedReLU.apply(self.bn2(self.fc(x)), 2.0)
        return self.last(x)


# Training settings
parser = argparse.ArgumentParser(description='PyTorch binary network')
parser.add_argument('--batch-size', type=int, default=50, metavar='N', help='input batch size for training (default: 50)')
parser.add_argument('--epochs', type=int, default=2, metavar='N', help='number of epochs to train')
parser.add_argument('--lr', type=float, default=0.001, metavar='LR', help='learning rate')
parser.add_argument('--images', type=int, default=2000, help='how many images to train on')
parser.add_argument('--seed', type=int, default=1, metavar='S', help='random seed (default: 1)')
parser.add_argument('--no-cuda', action='store_true', default=False, help='disables CUDA training')
args = parser.parse_args()
args.cuda = not args.no_cuda and torch.cuda.is_available()

torch.manual_seed(args.seed)
if args.cuda:
    torch.cuda.manual_seed(args.seed)

kwargs = {'num_workers': 1, 'pin_memory': True} if args.cuda else {}
to_tensor = transforms.ToTensor()
train_set = datasets.MNIST('data', train=True, download=True, transform=to_tensor)
test_set = datasets.MNIST('data', train=False, transform=to_tensor)
train_loader = torch.utils.data.DataLoader(
    torch.utils.data.Subset(train_set, range(args.images)), batch_size=args.batch_size, shuffle=True, **kwargs)
test_loader = torch.utils.data.DataLoader(
    torch.utils.data.Subset(test_set, range(500)), batch_size=100, shuffle=False, **kwargs)

model = Net()
if args.cuda:
    model.cuda()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)


def train(epoch):
    model.train()
    for batch_idx, (data, target) in enumerate(train_loader):
        if args.cuda:
            data, target = data.cuda(), target.cuda()
        data, target = Variable(data), Variable(target)
        optimizer.zero_grad()
        output = model(data)
        loss = criterion(output, target)
        loss.backward()
        optimizer.step()
        # keep the real-valued weights in [-1, 1]
        for p in model.fc.parameters():
            p.data.clamp_(-1, 1)
        if batch_idx % 10 == 0:
            print('Train Epoch: {} [{}/{} ({:.0f}%)]\tLoss: {:.6f}'.format(
                epoch, batch_idx * len(data), len(train_loader.dataset),
                100. * batch_idx / len(train_loader), loss.data.item()))


def test():
    model.eval()
    test_loss = 0
    correct = 0
    with torch.no_grad():
        for data, target in test_loader:
            output = model(data)
            test_loss += criterion(output, target).item()  # sum up batch loss
            pred = output.data.max(1, keepdim=True)[1]  # get the index of the max log-probability
            correct += pred.eq(target.data.view_as(pred)).cpu().sum()

    test_loss /= len(test_loader)
    print('\nTest set: Average loss: {:.4f}, Accuracy: {}/{} ({:.0f}%)\n'.format(
        test_loss, correct, len(test_loader.dataset), 100. * correct / len(test_loader.dataset)))


for epoch in range(1, args.epochs + 1):
    train(epoch)
    test()
with torch.no_grad():
    signs = binarize(model.fc.weight)
    print('positive weights: %d of %d' % ((signs > 0).sum(), signs.numel()))
