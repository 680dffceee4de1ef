# Where gradients are cleared, how often backward runs before a step, what is done with gradients between.
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


def cleared_before_forward():
    x, y = data(1)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def cleared_between_loss_and_backward():
    x, y = data(2)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def cleared_after_step():
    x, y = data(3)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        opt.zero_grad()
        print(loss.item())
    show(net)


def cleared_on_the_model():
    x, y = data(4)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        net.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def cleared_to_zero():
    x, y = data(5)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1, weight_decay=0.01)
    for _ in range(3):
        opt.zero_grad(set_to_none=False)
        F.mse_loss(net(x), y).backward()
        opt.step()
    show(net)


def cleared_to_none():
    x, y = data(6)
    net = Net()
    opt = optim.AdamW(net.parameters(), lr=0.01)
    for _ in range(3):
        opt.zero_grad(set_to_none=True)
        F.mse_loss(net(x), y).backward()
        opt.step()
    show(net)


def cleared_by_hand_to_none():
    x, y = data(7)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        for p in net.parameters():
            p.grad = None
        F.mse_loss(net(x), y).backward()
        opt.step()
    show(net)


def cleared_by_hand_in_place():
    x, y = data(8)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        F.mse_loss(net(x), y).backward()
        opt.step()
        for p in net.parameters():
            p.grad.zero_()
    show(net)


def cleared_by_hand_if_there():
    x, y = data(9)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        for p in net.parameters():
            if p.grad is not None:
                p.grad.detach_()
                p.grad.zero_()
        F.mse_loss(net(x), y).backward()
        opt.step()
    show(net)


def cleared_never():
    x, y = data(10)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.05)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def cleared_every_epoch_only():
    x, y = data(11)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.05)
    for _ in range(2):
        opt.zero_grad()
        for i in range(3):
            loss = F.mse_loss(net(x[2 * i:2 * i + 2]), y[2 * i:2 * i + 2])
            loss.backward()
            opt.step()
            print(loss.item())
    show(net)


def accumulated_by_modulo():
    x, y = data(12)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    opt.zero_grad()
    for i in range(6):
        loss = F.mse_loss(net(x[i:i + 1]), y[i:i + 1]) / 2
        loss.backward()
        if (i + 1) % 2 == 0:
            opt.step()
            opt.zero_grad()
    show(net)


def accumulated_with_a_shorter_last_group():
    x, y = data(13, rows=5)
    net = Net()
    opt = optim.Adam(net.parameters(), lr=0.01)
    for i in range(5):
        loss = F.mse_loss(net(x[i:i + 1]), y[i:i + 1]) / 2
        loss.backward()
        if (i + 1) % 2 == 0 or i + 1 == 5:
            opt.step()
            opt.zero_grad()
    show(net)


def accumulated_in_an_inner_loop():
    x, y = data(14)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        for i in range(3):
            F.mse_loss(net(x[2 * i:2 * i + 2]), y[2 * i:2 * i + 2]).backward()
        opt.step()
    show(net)


def two_backwards_before_a_step():
    x, y = data(15)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        first = F.mse_loss(net(x), y)
        first.backward()
        second = net(x).abs().mean()
        second.backward()
        opt.step()
        print(first.item(), second.item())
    show(net)


def step_every_second_turn():
    x, y = data(16)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for i in range(4):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        if i % 2 == 1:
            opt.step()
        print(loss.item())
    show(net)


def step_skipped_where_the_loss_is_large():
    x, y = data(17)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.5)
    for i in range(4):
        opt.zero_grad()
        loss = F.mse_loss(net(x * i), y)
        if loss.item() > 2.5:
            print("skipped")
            continue
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def norm_clipped():
    x, y = data(18)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 0.5)
        opt.step()
    show(net)


def norm_clipped_and_printed():
    x, y = data(19)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), max_norm=0.25)
        opt.step()
        print(norm.item(), loss.item())
    show(net)


def values_clipped():
    x, y = data(20)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        nn.utils.clip_grad_value_(net.parameters(), 0.1)
        opt.step()
    show(net)


def gradients_clamped_by_hand():
    x, y = data(21)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        for p in net.parameters():
            p.grad.data.clamp_(-0.05, 0.05)
        opt.step()
    show(net)


def gradients_scaled_by_hand():
    x, y = data(22)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        (F.mse_loss(net(x), y) * 8).backward()
        for p in net.parameters():
            p.grad /= 8
        opt.step()
    show(net)


def gradients_printed():
    x, y = data(23)
    net = Net()
    loss = F.mse_loss(net(x), y)
    loss.backward()
    for name, p in net.named_parameters():
        print(name, p.grad.flatten().tolist())


def gradient_norm_summed():
    x, y = data(24)
    net = Net()
    F.mse_loss(net(x), y).backward()
    total = 0.0
    for p in net.parameters():
        total += p.grad.data.norm(2).item() ** 2
    print(total ** 0.5)


def gradients_written_by_hand():
    x, y = data(25)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    error = net(x).detach() - y
    net.weight.grad = error.t() @ x / 6
    net.bias.grad = error.mean(0)
    opt.step()
    show(net)


def gradients_averaged_with_another_model():
    x, y = data(26)
    a, b = Net(), Net()
    F.mse_loss(a(x), y).backward()
    F.mse_loss(b(x), y).backward()
    opt = optim.SGD(a.parameters(), lr=0.1)
    for p, q in zip(a.parameters(), b.parameters()):
        p.grad = (p.grad + q.grad) / 2
    opt.step()
    show(a)


def noise_added_to_gradients():
    x, y = data(27)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        for p in net.parameters():
            p.grad.add_(torch.randn_like(p) * 0.01)
        opt.step()
    show(net)


def sgd_by_hand():
    x, y = data(28)
    net = Net()
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        net.zero_grad()
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= 0.1 * p.grad
        print(loss.item())
    show(net)


def sgd_by_hand_on_data():
    x, y = data(29)
    net = Net()
    for _ in range(3):
        net.zero_grad()
        F.mse_loss(net(x), y).backward()
        for p in net.parameters():
            p.data.sub_(p.grad.data * 0.1)
    show(net)


def sgd_by_hand_on_tensors():
    x, y = data(30)
    w = torch.randn(3, 2, requires_grad=True)
    b = torch.zeros(2, requires_grad=True)
    for _ in range(3):
        loss = ((x @ w + b - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
            b -= 0.1 * b.grad
            w.grad.zero_()
            b.grad.zero_()
        print(loss.item())
    print(w.tolist(), b.tolist())


def weights_clipped():
    x, y = data(31)
    net = Net()
    opt = optim.RMSprop(net.parameters(), lr=0.01)
    for _ in range(3):
        opt.zero_grad()
        loss = -net(x).mean()
        loss.backward()
        opt.step()
        for p in net.parameters():
            p.data.clamp_(-0.3, 0.3)
    show(net)


def weights_normalised_in_place():
    x, y = data(32)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        opt.step()
        with torch.no_grad():
            net.weight.div_(net.weight.norm(dim=1, keepdim=True))
    show(net)
