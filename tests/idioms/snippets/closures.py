# optimizer.step(closure): LBFGS, and optimizers that call the closure once.
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def data(seed, rows=8):
    torch.manual_seed(seed)
    x = torch.randn(rows, 3)
    return x, x @ torch.tensor([[1.0, -1.0], [0.5, 2.0], [0.0, 1.0]]) + 0.1 * torch.randn(rows, 2)


class Fitter:
    def __init__(self, net):
        self.net = net
        self.opt = optim.LBFGS(net.parameters(), lr=0.5, max_iter=3)
        self.evaluations = 0

    def fit(self, x, y, steps):
        for _ in range(steps):
            def closure():
                self.opt.zero_grad()
                loss = F.mse_loss(self.net(x), y)
                loss.backward()
                self.evaluations += 1
                return loss
            loss = self.opt.step(closure)
            print(loss.item())


def lbfgs():
    x, y = data(1)
    net = nn.Linear(3, 2)
    opt = optim.LBFGS(net.parameters(), lr=0.5, max_iter=4)

    def closure():
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        return loss

    for _ in range(2):
        print(opt.step(closure).item())
    show(net)


def lbfgs_with_wolfe():
    x, y = data(2)
    net = nn.Linear(3, 2)
    opt = optim.LBFGS(net.parameters(), lr=1, max_iter=2, line_search_fn="strong_wolfe")
    losses = []

    def closure():
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        losses.append(loss.item())
        return loss

    opt.step(closure)
    print(len(losses), losses)
    show(net)


def lbfgs_with_a_short_history():
    x, y = data(3)
    net = nn.Linear(3, 2)
    opt = optim.LBFGS(net.parameters(), lr=0.8, max_iter=3, history_size=1)

    def closure():
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        return loss

    opt.step(closure)
    show(net)


def lbfgs_of_one_tensor():
    point = torch.tensor([-1.2, 1.0], requires_grad=True)
    opt = optim.LBFGS([point], lr=0.1, max_iter=5)

    def closure():
        opt.zero_grad()
        loss = (1 - point[0]) ** 2 + 2 * (point[1] - point[0] ** 2) ** 2
        loss.backward()
        return loss

    for _ in range(2):
        loss = opt.step(closure)
        print(loss.item(), point.tolist())


def lbfgs_rosenbrock_with_wolfe():
    point = torch.tensor([-1.2, 1.0], requires_grad=True)
    opt = optim.LBFGS([point], lr=1, max_iter=5, line_search_fn="strong_wolfe")
    calls = 0

    def closure():
        nonlocal calls
        calls += 1
        opt.zero_grad()
        loss = (1 - point[0]) ** 2 + 2 * (point[1] - point[0] ** 2) ** 2
        loss.backward()
        return loss

    opt.step(closure)
    print(calls, point.tolist())


def lbfgs_of_logistic_regression():
    x, y = data(4)
    target = (y[:, 0] > 0).float()
    net = nn.Linear(3, 1)
    opt = optim.LBFGS(net.parameters(), lr=0.3, max_iter=3, tolerance_grad=1e-5)

    def closure():
        opt.zero_grad()
        loss = F.binary_cross_entropy_with_logits(net(x).squeeze(1), target) + 0.1 * net.weight.pow(2).sum()
        loss.backward()
        return loss

    for _ in range(2):
        print(opt.step(closure).item())
    show(net)


def lbfgs_in_a_class():
    x, y = data(5)
    fitter = Fitter(nn.Linear(3, 2))
    fitter.fit(x, y, 2)
    print(fitter.evaluations)
    show(fitter.net)


def lbfgs_is_done_at_the_optimum():
    w = torch.tensor([2.0], requires_grad=True)
    opt = optim.LBFGS([w], lr=1)
    count = 0

    def closure():
        nonlocal count
        count += 1
        opt.zero_grad()
        loss = ((w - 2.0) ** 2).sum()
        loss.backward()
        return loss

    print(opt.step(closure).item(), count, w.tolist())


def sgd_with_a_closure():
    x, y = data(6)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

    def closure():
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        return loss

    for _ in range(3):
        loss = opt.step(closure)
        print(loss.item())
    show(net)


def adam_with_a_closure_made_in_the_loop():
    x, y = data(7)
    net = nn.Linear(3, 2)
    opt = optim.Adam(net.parameters(), lr=0.05)
    for i in range(4):
        a, b = x[2 * i:2 * i + 2], y[2 * i:2 * i + 2]

        def closure():
            opt.zero_grad()
            loss = F.mse_loss(net(a), b)
            loss.backward()
            return loss

        print(opt.step(closure).item())
    show(net)


def closure_as_a_lambda_of_a_function():
    x, y = data(8)
    net = nn.Linear(3, 2)
    opt = optim.RMSprop(net.parameters(), lr=0.01)

    def evaluate(a, b):
        opt.zero_grad()
        loss = F.mse_loss(net(a), b)
        loss.backward()
        return loss

    for _ in range(2):
        print(opt.step(lambda: evaluate(x, y)).item())
    show(net)
