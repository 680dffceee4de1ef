# Forward, backward, clipping and step in different functions, methods, closures and branches.
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.nn.utils import clip_grad_norm_, clip_grad_value_


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def data(seed, rows=6, width=3):
    torch.manual_seed(seed)
    return torch.randn(rows, width), torch.randn(rows, 2)


class Net(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.fc1 = nn.Linear(3, width)
        self.fc2 = nn.Linear(width, 2)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


def clip(net, limit):
    return clip_grad_norm_(net.parameters(), limit)


def clip_and_step(net, optimizer, limit=0.1):
    norm = clip_grad_norm_(net.parameters(), limit)
    optimizer.step()
    return norm.item()


def clip_in_a_function():
    x, y = data(1)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for _ in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        print(clip(net, 0.1).item())
        optimizer.step()
    show(net)


def clip_and_step_in_a_function():
    x, y = data(2)
    net = Net()
    optimizer = optim.Adam(net.parameters(), lr=0.05)
    for _ in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        print(clip_and_step(net, optimizer))
    show(net)


def total_norm(net):
    return sum(p.grad.norm().item() ** 2 for p in net.parameters()) ** 0.5


def norm_read_in_a_function():
    x, y = data(3)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for _ in range(3):
        optimizer.zero_grad()
        F.mse_loss(net(x), y).backward()
        print(total_norm(net))
        optimizer.step()
    show(net)


def clip_of_one_layer_elsewhere():
    def limit(layer):
        return clip_grad_norm_(layer.parameters(), 0.01)

    x, y = data(4)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for _ in range(3):
        optimizer.zero_grad()
        F.mse_loss(net(x), y).backward()
        print(limit(net.fc1).item())
        optimizer.step()
    show(net)


def clip_after_the_loop():
    x, y = data(5)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for k in range(3):
        loss = F.mse_loss(net(x * (k + 1)), y)
        loss.backward()
    print(clip_grad_norm_(net.parameters(), 0.3).item())
    optimizer.step()
    show(net)


def clip_if_asked(flag=True, limit=0.2):
    x, y = data(6)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5, momentum=0.9)
    for i in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        if flag and i % 2 == 0:
            clip_grad_norm_(net.parameters(), limit)
        optimizer.step()
        print(loss.item())
    show(net)


def clip_by_optional_limit():
    x, y = data(7)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for max_norm in [None, 0.05, None, 0.1]:
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        if max_norm is not None:
            clip_grad_norm_(net.parameters(), max_norm)
        optimizer.step()
        print(loss.item())
    show(net)


def clip_in_a_method():
    class Trainer:
        def __init__(self, net):
            self.net = net
            self.optimizer = optim.SGD(net.parameters(), lr=0.5)
            self.norms = []

        def forward_backward(self, x, y):
            loss = F.mse_loss(self.net(x), y)
            loss.backward()
            return loss.item()

        def update(self):
            self.norms.append(clip_grad_norm_(self.net.parameters(), 0.1).item())
            self.optimizer.step()
            self.optimizer.zero_grad()

    x, y = data(8)
    trainer = Trainer(Net())
    for i in range(6):
        print(trainer.forward_backward(x, y))
        if i % 2 == 1:
            trainer.update()
    print(trainer.norms)
    show(trainer.net)


def clip_value_in_a_method_of_the_module():
    class Clipped(Net):
        def clip(self, value):
            clip_grad_value_(self.parameters(), value)

        def total(self):
            return sum(p.grad.abs().sum().item() for p in self.parameters())

    x, y = data(9)
    net = Clipped()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for _ in range(3):
        net.zero_grad()
        F.mse_loss(net(x), y).backward()
        net.clip(0.02)
        print(net.total())
        optimizer.step()
    show(net)


def train_step(net, batch, optimizer, criterion, max_norm=None):
    x, y = batch
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    if max_norm is not None:
        clip_grad_norm_(net.parameters(), max_norm)
    optimizer.step()
    return loss.item()


def one_helper_for_two_models():
    x, y = data(10)
    small, large = Net(2), Net(5)
    first, second = optim.SGD(small.parameters(), lr=0.3), optim.Adam(large.parameters(), lr=0.02)
    for _ in range(3):
        print(train_step(small, (x, y), first, nn.MSELoss()), train_step(large, (x, y), second, F.smooth_l1_loss, max_norm=0.1))
    show(small)
    show(large)


def epoch(net, batches, optimizer=None):
    total = 0.0
    for x, y in batches:
        loss = F.mse_loss(net(x), y)
        if optimizer is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        total += loss.item()
    return total / len(batches)


def one_epoch_function_for_both():
    batches = [data(seed) for seed in range(3)]
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for _ in range(3):
        print(epoch(net, batches, optimizer), epoch(net, batches[:1]))
    show(net)


def epoch_with_grad_enabled_by_phase():
    x, y = data(11)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for _ in range(2):
        for phase in ["train", "val"]:
            net.train(phase == "train")
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                loss = F.mse_loss(net(x), y)
                if phase == "train":
                    loss.backward()
                    optimizer.step()
            print(phase, loss.item(), loss.requires_grad)
    show(net)


def backward_all(losses):
    for loss in losses:
        loss.backward()


def losses_of_a_list_backward_elsewhere():
    x, y = data(12)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    for _ in range(3):
        optimizer.zero_grad()
        backward_all([F.mse_loss(net(x * k), y) for k in range(1, 4)])
        optimizer.step()
    show(net)


def closure_over_the_net():
    x, y = data(13)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)

    def compute():
        return F.mse_loss(net(x), y)

    def step():
        optimizer.zero_grad()
        loss = compute()
        loss.backward()
        optimizer.step()
        return loss

    for _ in range(3):
        print(step().item())
    show(net)


def make_step(net, optimizer, loss_function):
    def step(x, y):
        net.train()
        loss = loss_function(net(x), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        return loss.item()

    return step


def step_made_by_a_function():
    x, y = data(14)
    net = Net()
    step = make_step(net, optim.SGD(net.parameters(), lr=0.2), nn.MSELoss())
    other = Net()
    step_other = make_step(other, optim.Adam(other.parameters(), lr=0.1), nn.L1Loss())
    for _ in range(3):
        print(step(x, y), step_other(x, y))
    show(net)
    show(other)


class Callback:
    def after_backward(self, learner):
        pass

    def after_step(self, learner):
        pass


class Clip(Callback):
    def __init__(self, limit):
        self.limit = limit

    def after_backward(self, learner):
        print("norm", clip_grad_norm_(learner.net.parameters(), self.limit).item())


class Count(Callback):
    def __init__(self):
        self.steps = 0

    def after_step(self, learner):
        self.steps += 1


class Learner:
    def __init__(self, net, optimizer, callbacks):
        self.net, self.optimizer, self.callbacks = net, optimizer, callbacks

    def fit(self, x, y, steps):
        for _ in range(steps):
            loss = F.mse_loss(self.net(x), y)
            loss.backward()
            for callback in self.callbacks:
                callback.after_backward(self)
            self.optimizer.step()
            for callback in self.callbacks:
                callback.after_step(self)
            self.optimizer.zero_grad()
            print(loss.item())


def callbacks_clip():
    x, y = data(15)
    net = Net()
    count = Count()
    Learner(net, optim.SGD(net.parameters(), lr=0.5), [Clip(0.1), count]).fit(x, y, 3)
    print(count.steps)
    show(net)


def models_in_a_list():
    x, y = data(16)
    nets = [Net(2), Net(3), Net(4)]
    optimizers = [optim.SGD(net.parameters(), lr=0.2) for net in nets]
    for _ in range(3):
        for net, optimizer in zip(nets, optimizers):
            optimizer.zero_grad()
            loss = F.mse_loss(net(x), y)
            loss.backward()
            optimizer.step()
            print(loss.item())
    for net in nets:
        show(net)


def models_and_optimizers_in_dicts():
    x, y = data(17)
    models = {"a": Net(2), "b": Net(3)}
    optimizers = {name: optim.Adam(model.parameters(), lr=0.05) for name, model in models.items()}
    for _ in range(3):
        losses = {name: F.mse_loss(model(x), y) for name, model in models.items()}
        for name in models:
            optimizers[name].zero_grad()
            losses[name].backward()
            optimizers[name].step()
            print(name, losses[name].item())
    for model in models.values():
        show(model)


def ensemble_of_a_list_in_one_loss():
    x, y = data(18)
    nets = [Net(2), Net(3)]
    optimizer = optim.SGD([p for net in nets for p in net.parameters()], lr=0.2)
    for _ in range(3):
        optimizer.zero_grad()
        out = sum(net(x) for net in nets) / len(nets)
        loss = F.mse_loss(out, y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    for net in nets:
        show(net)


def chained_parameters():
    import itertools
    x, y = data(19)
    encoder, decoder = nn.Linear(3, 2), nn.Linear(2, 3)
    optimizer = optim.Adam(itertools.chain(encoder.parameters(), decoder.parameters()), lr=0.05)
    for _ in range(3):
        optimizer.zero_grad()
        loss = F.mse_loss(decoder(encoder(x)), x)
        loss.backward()
        clip_grad_norm_(itertools.chain(encoder.parameters(), decoder.parameters()), 0.3)
        optimizer.step()
        print(loss.item())
    show(encoder)
    show(decoder)


def loss_returned_by_forward():
    class WithLoss(Net):
        def forward(self, x, y=None):
            out = super().forward(x)
            if y is None:
                return out, None
            return out, F.mse_loss(out, y)

    x, y = data(20)
    net = WithLoss()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for _ in range(3):
        out, loss = net(x, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item(), out.sum().item())
    print(net(x)[1])
    show(net)


def loss_kept_in_a_field():
    class Model:
        def __init__(self):
            self.net = Net()
            self.optimizer = optim.SGD(self.net.parameters(), lr=0.3)

        def set_input(self, x, y):
            self.x, self.y = x, y

        def forward(self):
            self.out = self.net(self.x)

        def backward(self):
            self.loss = F.mse_loss(self.out, self.y) + 0.1 * self.out.abs().mean()
            self.loss.backward()

        def optimize(self):
            self.forward()
            self.optimizer.zero_grad()
            self.backward()
            self.optimizer.step()

    x, y = data(21)
    model = Model()
    for _ in range(3):
        model.set_input(x, y)
        model.optimize()
        print(model.loss.item())
    show(model.net)


def gan_with_frozen_discriminator():
    def set_requires_grad(nets, flag):
        for net in nets:
            for p in net.parameters():
                p.requires_grad = flag

    x, _ = data(22)
    generator, critic = nn.Linear(2, 3), nn.Sequential(nn.Linear(3, 4), nn.LeakyReLU(0.2), nn.Linear(4, 1))
    g_opt, d_opt = optim.Adam(generator.parameters(), lr=0.05), optim.Adam(critic.parameters(), lr=0.05)
    for _ in range(3):
        fake = generator(torch.randn(6, 2))
        set_requires_grad([critic], False)
        g_opt.zero_grad()
        g_loss = -critic(fake).mean()
        g_loss.backward()
        g_opt.step()
        set_requires_grad([critic], True)
        d_opt.zero_grad()
        d_loss = (critic(fake.detach()).mean() - critic(x).mean()) * 0.5
        d_loss.backward()
        d_opt.step()
        print(g_loss.item(), d_loss.item())
    show(generator)
    show(critic)


def accumulate_over_functions():
    def part(net, x, y, weight):
        return weight * F.mse_loss(net(x), y)

    x, y = data(23)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for _ in range(3):
        optimizer.zero_grad()
        total = torch.zeros(())
        for k in range(3):
            total = total + part(net, x + k, y, 1.0 / (k + 1))
        total.backward()
        optimizer.step()
        print(total.item())
    show(net)


def loss_is_none_at_first():
    x, y = data(24)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for turn in range(3):
        total = None
        for k in range(turn + 1):
            loss = F.mse_loss(net(x + k), y)
            total = loss if total is None else total + loss
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        print(total.item())
    show(net)


def skipped_batches():
    torch.manual_seed(30)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for seed in range(6):
        x, y = data(seed)
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        if loss.item() > 1.2:
            print("skipped")
            continue
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def nan_guard():
    torch.manual_seed(31)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    x, y = data(25)
    for i in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y) * (float("nan") if i == 1 else 1.0)
        if not torch.isfinite(loss):
            print("not finite")
            continue
        loss.backward()
        grad_norm = clip_grad_norm_(net.parameters(), 1.0)
        if torch.isnan(grad_norm) or torch.isinf(grad_norm):
            continue
        optimizer.step()
        print(loss.item(), grad_norm.item())
    show(net)


def deepcopy_in_mid_run():
    x, y = data(26)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
    for i in range(4):
        if i == 2:
            old = copy.deepcopy(net)
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
    print(F.mse_loss(old(x), y).item(), F.mse_loss(net(x), y).item())
    F.mse_loss(old(x), y).backward()
    print(old.fc1.weight.grad.sum().item(), old.fc2.bias.grad.tolist())
    show(old)


def state_loaded_in_mid_run():
    x, y = data(27)
    net, teacher = Net(), Net()
    optimizer = optim.Adam(net.parameters(), lr=0.05)
    for i in range(5):
        if i == 2:
            net.load_state_dict(teacher.state_dict())
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)
    show(teacher)


def rolled_back_to_the_best():
    x, y = data(28)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=5.0)
    best, best_state = float("inf"), None
    for i in range(6):
        loss = F.mse_loss(net(x), y)
        if loss.item() < best:
            best, best_state = loss.item(), {k: v.clone() for k, v in net.state_dict().items()}
        else:
            net.load_state_dict(best_state)
            for group in optimizer.param_groups:
                group["lr"] *= 0.1
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        print(loss.item(), optimizer.param_groups[0]["lr"])
    show(net)
