# Optimizers and schedules: several of them, groups, frozen and late parameters, averages of weights.
import copy

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
        self.drop = nn.Dropout(0.5)
        self.fc2 = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc2(self.drop(torch.relu(self.fc1(x))))


class EMA:
    def __init__(self, model, decay):
        self.decay = decay
        self.shadow = {name: p.detach().clone() for name, p in model.named_parameters()}

    def update(self, model):
        for name, p in model.named_parameters():
            self.shadow[name] = self.decay * self.shadow[name] + (1 - self.decay) * p.detach()


def train(net, opt, x, y, steps=3):
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item())


def sgd_nesterov():
    x, y = data(1)
    net = Net()
    train(net, optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=1e-3), x, y)
    show(net)


def adam_amsgrad():
    x, y = data(2)
    net = Net()
    train(net, optim.Adam(net.parameters(), lr=0.01, amsgrad=True), x, y)
    show(net)


def adamw_betas():
    x, y = data(3)
    net = Net()
    train(net, optim.AdamW(net.parameters(), lr=0.01, betas=(0.5, 0.9), weight_decay=0.1), x, y)
    show(net)


def rmsprop_centered():
    x, y = data(4)
    net = Net()
    train(net, optim.RMSprop(net.parameters(), lr=0.01, centered=True, momentum=0.5), x, y)
    show(net)


def adagrad():
    x, y = data(5)
    net = Net()
    train(net, optim.Adagrad(net.parameters(), lr=0.1, lr_decay=0.01), x, y)
    show(net)


def adadelta():
    x, y = data(6)
    net = Net()
    train(net, optim.Adadelta(net.parameters()), x, y)
    show(net)


def two_optimizers_on_two_parts():
    x, y = data(7)
    net = Net()
    a = optim.SGD(net.fc1.parameters(), lr=0.1)
    b = optim.Adam(net.fc2.parameters(), lr=0.01)
    for _ in range(3):
        a.zero_grad()
        b.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        a.step()
        b.step()
        print(loss.item())
    show(net)


def optimizers_in_a_list():
    x, y = data(8)
    net = Net()
    optimizers = [optim.SGD(net.fc1.parameters(), lr=0.1), optim.Adam(net.fc2.parameters(), lr=0.01)]
    for _ in range(2):
        loss = F.mse_loss(net(x), y)
        for opt in optimizers:
            opt.zero_grad()
        loss.backward()
        for opt in optimizers:
            opt.step()
        print(loss.item())
    show(net)


def critic_trained_more_often():
    torch.manual_seed(9)
    g, d = nn.Linear(2, 3), nn.Linear(3, 1)
    opt_g, opt_d = optim.RMSprop(g.parameters(), lr=0.01), optim.RMSprop(d.parameters(), lr=0.01)
    for i in range(4):
        opt_d.zero_grad()
        loss_d = d(g(torch.randn(4, 2)).detach()).mean() - d(torch.randn(4, 3)).mean()
        loss_d.backward()
        opt_d.step()
        for p in d.parameters():
            p.data.clamp_(-0.2, 0.2)
        if i % 2 == 0:
            opt_g.zero_grad()
            loss_g = -d(g(torch.randn(4, 2))).mean()
            loss_g.backward()
            opt_g.step()
            print(loss_g.item())
        print(loss_d.item())
    show(g)
    show(d)


def actor_and_critic():
    torch.manual_seed(10)
    actor, critic = nn.Linear(3, 2), nn.Linear(3, 1)
    opt_a, opt_c = optim.Adam(actor.parameters(), lr=0.01), optim.Adam(critic.parameters(), lr=0.02)
    for t in range(3):
        state, reward = torch.randn(3), float(t)
        value = critic(state)
        log_p = F.log_softmax(actor(state), dim=-1)[t % 2]
        advantage = reward - value
        loss_c = advantage.pow(2).mean()
        loss_a = (-log_p * advantage.detach()).mean()
        opt_c.zero_grad()
        loss_c.backward()
        opt_c.step()
        opt_a.zero_grad()
        loss_a.backward()
        opt_a.step()
        print(loss_a.item(), loss_c.item())
    show(actor)
    show(critic)


def both_losses_in_one_backward():
    torch.manual_seed(11)
    actor, critic = nn.Linear(3, 2), nn.Linear(3, 1)
    opt = optim.Adam(list(actor.parameters()) + list(critic.parameters()), lr=0.01)
    for t in range(3):
        state = torch.randn(3)
        value = critic(state)
        log_p = F.log_softmax(actor(state), dim=-1)[0]
        advantage = float(t) - value
        loss = (-log_p * advantage.detach() + 0.5 * advantage.pow(2)).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(actor)


def groups_with_rates_of_their_own():
    x, y = data(12)
    net = Net()
    opt = optim.SGD([{"params": net.fc1.parameters(), "lr": 0.01}, {"params": net.fc2.parameters()}], lr=0.1, momentum=0.9)
    train(net, opt, x, y)
    show(net)


def decay_for_weights_only():
    x, y = data(13)
    net = Net()
    decay, no_decay = [], []
    for name, p in net.named_parameters():
        if name.endswith("bias"):
            no_decay.append(p)
        else:
            decay.append(p)
    opt = optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": no_decay, "weight_decay": 0.0}], lr=0.01)
    train(net, opt, x, y)
    show(net)


def rate_written_by_the_script():
    x, y = data(14)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for i in range(3):
        for group in opt.param_groups:
            group["lr"] = 0.1 / (i + 1)
        train(net, opt, x, y, 1)
        print(opt.param_groups[0]["lr"])
    show(net)


def rate_decayed_in_place():
    x, y = data(15)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    for i in range(3):
        train(net, opt, x, y, 1)
        for group in opt.param_groups:
            group["lr"] *= 0.5
    show(net)


def frozen_layer():
    x, y = data(16)
    net = Net()
    for p in net.fc1.parameters():
        p.requires_grad = False
    opt = optim.SGD(filter(lambda p: p.requires_grad, net.parameters()), lr=0.1)
    train(net, opt, x, y)
    show(net)


def frozen_then_unfrozen():
    x, y = data(17)
    net = Net()
    for p in net.fc1.parameters():
        p.requires_grad = False
    opt = optim.SGD(net.parameters(), lr=0.1)
    train(net, opt, x, y, 2)
    for p in net.fc1.parameters():
        p.requires_grad = True
    train(net, opt, x, y, 2)
    show(net)


def group_added_later():
    x, y = data(18)
    net = Net()
    opt = optim.SGD(net.fc2.parameters(), lr=0.1)
    train(net, opt, x, y, 2)
    opt.add_param_group({"params": net.fc1.parameters(), "lr": 0.01})
    train(net, opt, x, y, 2)
    show(net)


def optimizer_made_anew():
    x, y = data(19)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    train(net, opt, x, y, 2)
    opt = optim.SGD(net.parameters(), lr=0.05)
    train(net, opt, x, y, 2)
    show(net)


def step_schedule():
    x, y = data(20)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    scheduler = optim.lr_scheduler.StepLR(opt, step_size=2, gamma=0.1)
    for _ in range(4):
        train(net, opt, x, y, 1)
        scheduler.step()
        print(scheduler.get_last_lr())
    show(net)


def cosine_schedule_per_batch():
    x, y = data(21)
    net = Net()
    opt = optim.AdamW(net.parameters(), lr=0.01)
    scheduler = optim.lr_scheduler.CosineAnnealingLR(opt, T_max=6)
    for _ in range(2):
        for i in range(3):
            train(net, opt, x[2 * i:2 * i + 2], y[2 * i:2 * i + 2], 1)
            scheduler.step()
    print(opt.param_groups[0]["lr"])
    show(net)


def plateau_schedule():
    x, y = data(22)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    scheduler = optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=0)
    for value in [1.0, 0.9, 0.95, 0.97, 0.8]:
        train(net, opt, x, y, 1)
        scheduler.step(value)
        print(opt.param_groups[0]["lr"])


def warm_up_by_hand():
    x, y = data(23)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.0)
    for step in range(1, 5):
        rate = 0.01 * min(step ** -0.5, step * 2 ** -1.5)
        for group in opt.param_groups:
            group["lr"] = rate
        train(net, opt, x, y, 1)
    show(net)


def ema_in_a_dict():
    x, y = data(24)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    ema = EMA(net, 0.9)
    for _ in range(3):
        train(net, opt, x, y, 1)
        ema.update(net)
    for name, value in ema.shadow.items():
        print(name, value.flatten().tolist())


def ema_model():
    x, y = data(25)
    net = Net()
    average = copy.deepcopy(net)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        train(net, opt, x, y, 1)
        with torch.no_grad():
            for a, p in zip(average.parameters(), net.parameters()):
                a.mul_(0.9).add_(p, alpha=0.1)
    show(average)


def evaluated_in_between():
    x, y = data(26)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        net.train()
        train(net, opt, x, y, 1)
        net.eval()
        with torch.no_grad():
            print(F.mse_loss(net(x), y).item())


def best_weights_kept():
    x, y = data(27)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.6)
    best, best_loss = copy.deepcopy(net.state_dict()), float("inf")
    for _ in range(4):
        train(net, opt, x, y, 1)
        with torch.no_grad():
            loss = F.mse_loss(net(x), y).item()
        if loss < best_loss:
            best, best_loss = copy.deepcopy(net.state_dict()), loss
    net.load_state_dict(best)
    print(best_loss)
    show(net)


def state_of_the_optimizer_carried_over():
    x, y = data(28)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    train(net, opt, x, y, 2)
    other = optim.Adam(net.parameters(), lr=0.5)
    other.load_state_dict(opt.state_dict())
    train(net, other, x, y, 2)
    show(net)


def noise_of_weights():
    x, y = data(29)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        train(net, opt, x, y, 1)
        with torch.no_grad():
            for p in net.parameters():
                p.add_(torch.randn_like(p), alpha=0.01)
    show(net)
