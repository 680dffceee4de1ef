# How losses are put together, and in which function what happens.
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def data(seed, rows=6, width=3):
    torch.manual_seed(seed)
    return torch.randn(rows, width), torch.randn(rows, 2)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.fc2 = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


class TwoHeads(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 4)
        self.left = nn.Linear(4, 2)
        self.right = nn.Linear(4, 3)

    def forward(self, x):
        h = F.relu(self.body(x))
        return self.left(h), self.right(h)


class Trainer:
    def __init__(self, net, lr):
        self.net = net
        self.opt = optim.SGD(net.parameters(), lr=lr)
        self.criterion = nn.MSELoss()
        self.losses = []

    def train_step(self, x, y):
        self.opt.zero_grad()
        loss = self.criterion(self.net(x), y)
        loss.backward()
        self.opt.step()
        self.losses.append(loss.item())
        return loss.item()

    def fit(self, x, y, steps):
        for _ in range(steps):
            self.train_step(x, y)


def train_step(model, optimizer, criterion, x, y):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def compute_loss(net, x, y):
    out = net(x)
    return F.mse_loss(out, y), out


def backward_only(loss):
    loss.backward()


def step_only(opt):
    opt.step()
    opt.zero_grad()


def huber(a, b):
    d = (a - b).abs()
    return torch.where(d < 1, 0.5 * d * d, d - 0.5).mean()


def squared(a, b):
    return ((a - b) ** 2).mean()


def sum_of_two_losses():
    x, y = data(1)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        out = net(x)
        fit = F.mse_loss(out, y)
        size = out.pow(2).mean()
        loss = fit + 0.1 * size
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(fit.item(), size.item(), loss.item())
    show(net)


def sum_over_a_loop():
    x, y = data(2)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    loss = 0
    for i in range(3):
        loss = loss + F.mse_loss(net(x[i]), y[i])
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def sum_over_a_loop_in_place():
    x, y = data(3)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        total = torch.zeros(1)
        for i in range(3):
            total += F.mse_loss(net(x[i]), y[i])
        total.backward()
        opt.step()
        print(total.item())
    show(net)


def list_of_losses():
    x, y = data(4)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for i in range(3):
        losses.append(F.mse_loss(net(x[i]), y[i]))
    loss = sum(losses) / len(losses)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item(), [l.item() for l in losses])
    show(net)


def list_of_losses_stacked():
    x, y = data(5)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    losses = [F.mse_loss(net(x[i]), y[i]) for i in range(4)]
    loss = torch.stack(losses).mean()
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def dict_of_losses():
    x, y = data(6)
    net = TwoHeads()
    opt = optim.SGD(net.parameters(), lr=0.1)
    target = torch.tensor([0, 1, 2, 0, 1, 2])
    for _ in range(2):
        left, right = net(x)
        losses = {"left": F.mse_loss(left, y), "right": F.cross_entropy(right, target)}
        loss = sum(losses.values())
        opt.zero_grad()
        loss.backward()
        opt.step()
        for name, value in losses.items():
            print(name, value.item())
    show(net)


def dict_of_weighted_losses():
    x, y = data(7)
    net = TwoHeads()
    opt = optim.SGD(net.parameters(), lr=0.1)
    weights = {"left": 1.0, "right": 0.25}
    target = torch.tensor([0, 1, 2, 0, 1, 2])
    left, right = net(x)
    losses = {"left": F.mse_loss(left, y), "right": F.cross_entropy(right, target)}
    loss = sum(weights[k] * losses[k] for k in losses)
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def l2_penalty_over_parameters():
    x, y = data(8)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        loss = F.mse_loss(net(x), y)
        penalty = sum(p.pow(2).sum() for p in net.parameters())
        total = loss + 0.01 * penalty
        opt.zero_grad()
        total.backward()
        opt.step()
        print(loss.item(), penalty.item())
    show(net)


def l1_penalty_in_a_loop():
    x, y = data(9)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        loss = F.mse_loss(net(x), y)
        for p in net.parameters():
            loss = loss + 0.001 * p.abs().sum()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def penalty_of_one_weight():
    x, y = data(10)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y) + 0.1 * torch.norm(net.fc1.weight)
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def loss_function_as_an_argument():
    x, y = data(11)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        print(train_step(net, opt, huber, x, y))
    for _ in range(2):
        print(train_step(net, opt, squared, x, y))
    show(net)


def loss_functions_in_a_dict():
    x, y = data(12)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    criteria = {"huber": huber, "squared": squared}
    for name in ["huber", "squared", "huber"]:
        opt.zero_grad()
        loss = criteria[name](net(x), y)
        loss.backward()
        opt.step()
        print(name, loss.item())
    show(net)


def loss_as_a_lambda():
    x, y = data(13)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    criterion = lambda a, b: (a - b).abs().mean()
    for _ in range(2):
        opt.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def helper_with_model_and_optimizer():
    x, y = data(14)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    criterion = nn.SmoothL1Loss()
    for _ in range(3):
        print(train_step(net, opt, criterion, x, y))
    show(net)


def trainer_class():
    x, y = data(15)
    trainer = Trainer(Net(), 0.1)
    trainer.fit(x, y, 3)
    print(trainer.losses)
    show(trainer.net)


def loss_from_another_function():
    x, y = data(16)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        loss, out = compute_loss(net, x, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item(), out.sum().item())
    show(net)


def backward_and_step_in_other_functions():
    x, y = data(17)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        loss, _out = compute_loss(net, x, y)
        backward_only(loss)
        step_only(opt)
        print(loss.item())
    show(net)


def backward_in_an_inner_function():
    x, y = data(18)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)

    def update(loss):
        opt.zero_grad()
        loss.backward()
        opt.step()

    for _ in range(2):
        loss = F.mse_loss(net(x), y)
        update(loss)
        print(loss.item())
    show(net)


def loss_chosen_by_a_branch():
    x, y = data(19)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for i in range(4):
        out = net(x)
        if i % 2 == 0:
            loss = F.mse_loss(out, y)
        else:
            loss = F.l1_loss(out, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def loss_with_weights_of_samples():
    x, y = data(20)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    weight = torch.tensor([1.0, 2.0, 0.5, 1.0, 0.0, 3.0])
    losses = F.mse_loss(net(x), y, reduction="none").mean(1)
    loss = (losses * weight).sum() / weight.sum()
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def hardest_samples_only():
    x, y = data(21)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        losses = F.mse_loss(net(x), y, reduction="none").sum(1)
        worst, index = torch.topk(losses, 3)
        loss = worst.mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item(), index.flatten().tolist())
    show(net)


def masked_loss():
    x, y = data(22)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    mask = (y > 0).float()
    loss = ((net(x) - y) ** 2 * mask).sum() / mask.sum()
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def boolean_mask_of_outputs():
    x, y = data(23)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    keep = y[:, 0] > 0
    loss = F.mse_loss(net(x)[keep], y[keep])
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def running_loss_is_a_number():
    x, y = data(24)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    running = 0.0
    for i in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        running += loss.item() * x.size(0)
    print(running / 18)
    show(net)


def running_loss_is_a_tensor():
    x, y = data(25)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    running = torch.tensor(0.0)
    for i in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        running += loss.detach()
    print((running / 3).item())
    show(net)


def uncertainty_weights():
    x, y = data(26)
    net = TwoHeads()
    sigma = nn.Parameter(torch.zeros(2))
    opt = optim.Adam(list(net.parameters()) + [sigma], lr=0.01)
    target = torch.tensor([0, 1, 2, 0, 1, 2])
    for _ in range(2):
        left, right = net(x)
        loss = F.mse_loss(left, y) * torch.exp(-sigma[0]) + F.cross_entropy(right, target) * torch.exp(-sigma[1]) + sigma.sum()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    print(sigma.tolist())


def contrastive_pairs():
    x, y = data(27)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    label = torch.tensor([1.0, 0.0, 1.0])
    for _ in range(2):
        a, b = net(x[:3]), net(x[3:])
        distance = F.pairwise_distance(a, b)
        loss = torch.mean((1 - label) * distance.pow(2) + label * torch.clamp(2.0 - distance, min=0.0).pow(2))
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def triplets():
    x, y = data(28)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    criterion = nn.TripletMarginLoss(margin=1.0)
    loss = criterion(net(x[:2]), net(x[2:4]), net(x[4:]))
    loss.backward()
    opt.step()
    print(loss.item())
    show(net)


def distillation():
    x, y = data(29)
    teacher, student = Net(), nn.Linear(3, 2)
    opt = optim.SGD(student.parameters(), lr=0.1)
    teacher.eval()
    for _ in range(2):
        with torch.no_grad():
            soft = F.softmax(teacher(x) * 8.0, dim=1)
        log_p = F.log_softmax(student(x) * 4.0, dim=1)
        loss = F.kl_div(log_p, soft, reduction="batchmean") * 4.0
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(student)


def no_grad_inside_the_loss():
    x, y = data(31)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        out = net(x)
        with torch.no_grad():
            goal = net(x + 1.0) * 0.5 + y
        loss = F.smooth_l1_loss(out, goal)
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


@torch.no_grad()
def pseudo_labels(net, x):
    return net(x).softmax(1)


def soft_targets(net, x):
    with torch.no_grad():
        p = net(x).softmax(1)
    return p


def no_grad_in_a_function_of_the_loss():
    x, _ = data(32)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        loss = (net(x).log_softmax(1) * pseudo_labels(net, x * 0.9)).sum() + (net(x) * soft_targets(net, x)).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)
