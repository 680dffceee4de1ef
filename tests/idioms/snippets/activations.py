# What happens to values on their way to a loss: no_grad and detach in odd places, changes in place, buffers, shared and frozen parts.
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
    def __init__(self, width=4):
        super().__init__()
        self.fc1 = nn.Linear(3, width)
        self.fc2 = nn.Linear(width, 2)

    def forward(self, x):
        return self.fc2(torch.tanh(self.fc1(x)))


def train(net, x, y, steps=3, lr=0.2):
    optimizer = optim.SGD(net.parameters(), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def residual_added_in_place():
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.fc2, self.out = nn.Linear(3, 3), nn.Linear(3, 3), nn.Linear(3, 2)

        def forward(self, x):
            residual = self.fc1(x)
            x = self.fc2(torch.sigmoid(residual))
            x += residual
            x *= 0.5
            return self.out(x)

    x, y = data(1)
    train(Block(), x, y)


def relu_in_place_on_an_activation():
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.fc2 = nn.Linear(3, 5), nn.Linear(5, 2)

        def forward(self, x):
            h = self.fc1(x)
            F.relu_(h)
            return self.fc2(h)

    x, y = data(2)
    train(Block(), x, y)


def columns_written():
    class Block(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc1, self.fc2 = nn.Linear(3, 4), nn.Linear(4, 2)

        def forward(self, x):
            h = self.fc1(x)
            h[:, 0] = torch.tanh(h[:, 1])
            h[:, 2] *= 2
            out = torch.zeros(x.size(0), 4)
            out[:, :2] = h[:, 2:]
            out[:, 2:] = h[:, :2] * 0.5
            return self.fc2(out)

    x, y = data(4)
    train(Block(), x, y)


def outputs_written_step_by_step():
    class Cells(nn.Module):
        def __init__(self):
            super().__init__()
            self.cell, self.out = nn.RNNCell(3, 4), nn.Linear(4, 2)

        def forward(self, x):
            h = torch.zeros(1, 4)
            outputs = torch.zeros(x.size(0), 2)
            for t in range(x.size(0)):
                h = self.cell(x[t:t + 1], h)
                outputs[t] = self.out(h)[0]
            return outputs

    x, y = data(5)
    train(Cells(), x, y)


def part_without_gradient():
    class Half(Net):
        def forward(self, x):
            with torch.no_grad():
                h = torch.tanh(self.fc1(x))
            return self.fc2(h)

    x, y = data(6)
    net = Half()
    train(net, x, y)
    print(net.fc1.weight.grad)


def decorated_part():
    class Statistics(Net):
        @torch.no_grad()
        def scale(self, x):
            return self.fc1(x).abs().mean()

        def forward(self, x):
            return super().forward(x) / self.scale(x)

    x, y = data(7)
    train(Statistics(), x, y)


def enable_grad_inside_no_grad():
    x, y = data(8)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    with torch.no_grad():
        for _ in range(3):
            with torch.enable_grad():
                loss = F.mse_loss(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            print(loss.item(), net(x).requires_grad)
    show(net)


def detached_then_trained_on():
    x, y = data(9)
    first, second = nn.Linear(3, 3), nn.Linear(3, 2)
    optimizer = optim.SGD(list(first.parameters()) + list(second.parameters()), lr=0.2)
    for _ in range(3):
        h = first(x)
        local = (h ** 2).mean()
        out = second(torch.relu(h.detach()))
        loss = F.mse_loss(out, y) + local
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(first)
    show(second)


def layerwise_local_losses():
    x, y = data(10)
    layers = nn.ModuleList([nn.Linear(3, 3), nn.Linear(3, 3), nn.Linear(3, 2)])
    optimizers = [optim.SGD(layer.parameters(), lr=0.1) for layer in layers]
    for _ in range(3):
        h = x
        for layer, optimizer in zip(layers, optimizers):
            h = torch.tanh(layer(h.detach()))
            loss = (h ** 2).mean() if h.size(1) == 3 else F.mse_loss(h, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            print(loss.item())
    for layer in layers:
        show(layer)


def moving_average_in_a_buffer():
    class Normed(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(3, 2)
            self.register_buffer("mean", torch.zeros(2))
            self.register_buffer("count", torch.tensor(0))

        def forward(self, x):
            h = self.fc(x)
            if self.training:
                with torch.no_grad():
                    self.mean = 0.9 * self.mean + 0.1 * h.mean(0)
                    self.count += 1
            return h - self.mean

    x, y = data(11)
    net = Normed()
    train(net, x, y)
    print(net.mean.tolist(), net.count.item())


def buffer_moved_in_place():
    class Normed(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(3, 2)
            self.register_buffer("mean", torch.zeros(2))

        def forward(self, x):
            h = self.fc(x)
            self.mean.mul_(0.9).add_(h.detach().mean(0), alpha=0.1)
            return h - self.mean.clone()

    x, y = data(12)
    net = Normed()
    train(net, x, y)
    print(net.mean.tolist())


def codebook_with_straight_through():
    class Quantizer(nn.Module):
        def __init__(self):
            super().__init__()
            self.enc, self.dec = nn.Linear(3, 2), nn.Linear(2, 2)
            self.codes = nn.Embedding(5, 2)

        def forward(self, x):
            z = self.enc(x)
            distance = (z.pow(2).sum(1, keepdim=True) + self.codes.weight.pow(2).sum(1) - 2 * z @ self.codes.weight.t())
            q = self.codes(distance.argmin(1))
            loss = F.mse_loss(q.detach(), z) * 0.25 + F.mse_loss(q, z.detach())
            q = z + (q - z).detach()
            return self.dec(q), loss

    x, y = data(13)
    net = Quantizer()
    optimizer = optim.Adam(net.parameters(), lr=0.02)
    for _ in range(4):
        out, commitment = net(x)
        loss = F.mse_loss(out, y) + commitment
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item(), commitment.item())
    show(net)


def shared_layer_used_twice():
    class Shared(nn.Module):
        def __init__(self):
            super().__init__()
            core = nn.Linear(3, 3)
            self.left, self.right = nn.Sequential(core, nn.Tanh()), nn.Sequential(core, nn.Sigmoid())
            self.out = nn.Linear(6, 2)

        def forward(self, x):
            return self.out(torch.cat([self.left(x), self.right(x)], dim=1))

    x, y = data(14)
    net = Shared()
    print(sum(p.numel() for p in net.parameters()), len(list(net.parameters())))
    train(net, x, y)


def same_block_in_a_loop():
    class Loop(nn.Module):
        def __init__(self):
            super().__init__()
            self.inner, self.out = nn.Linear(3, 3), nn.Linear(3, 2)

        def forward(self, x, times=3):
            for _ in range(times):
                x = torch.tanh(self.inner(x)) + x
            return self.out(x)

    x, y = data(15)
    train(Loop(), x, y)


def weight_of_one_layer_used_by_another():
    class Auto(nn.Module):
        def __init__(self):
            super().__init__()
            self.enc = nn.Linear(3, 2)
            self.bias = nn.Parameter(torch.zeros(3))

        def forward(self, x):
            h = torch.sigmoid(self.enc(x))
            return F.linear(h, self.enc.weight.t(), self.bias)

    x, _ = data(16)
    train(Auto(), x, x)


def two_modules_share_a_head():
    x, y = data(17)
    head = nn.Linear(4, 2)
    a, b = nn.Sequential(nn.Linear(3, 4), head), nn.Sequential(nn.Linear(3, 4), nn.Tanh(), head)
    opt_a, opt_b = optim.SGD(a.parameters(), lr=0.1), optim.SGD(b.parameters(), lr=0.1)
    for _ in range(3):
        for net, opt in [(a, opt_a), (b, opt_b)]:
            opt.zero_grad()
            loss = F.mse_loss(net(x), y)
            loss.backward()
            opt.step()
            print(loss.item())
    show(a)
    show(b)


def frozen_backbone_in_the_forward():
    class Tuned(nn.Module):
        def __init__(self):
            super().__init__()
            self.backbone = Net(5)
            for p in self.backbone.parameters():
                p.requires_grad = False
            self.head = nn.Linear(2, 2)

        def forward(self, x):
            return self.head(self.backbone(x))

    x, y = data(18)
    net = Tuned()
    optimizer = optim.Adam(filter(lambda p: p.requires_grad, net.parameters()), lr=0.05)
    for i in range(4):
        if i == 2:
            for p in net.backbone.fc2.parameters():
                p.requires_grad = True
            optimizer.add_param_group({"params": net.backbone.fc2.parameters(), "lr": 0.01})
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def frozen_by_name():
    x, y = data(19)
    net = Net()
    for name, p in net.named_parameters():
        p.requires_grad_("fc2" in name or name.endswith("bias"))
    optimizer = optim.SGD([p for p in net.parameters() if p.requires_grad], lr=0.2, weight_decay=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        F.mse_loss(net(x), y).backward()
        optimizer.step()
    print([name for name, p in net.named_parameters() if p.grad is None])
    show(net)


def frozen_with_decay_and_momentum():
    x, y = data(20)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2, momentum=0.9, weight_decay=0.1)
    for i in range(5):
        net.fc1.requires_grad_(i < 2)
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        print(loss.item(), net.fc1.weight.sum().item())
    show(net)


def unused_branch_keeps_its_weights():
    class Branches(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b = nn.Linear(3, 2), nn.Linear(3, 2)

        def forward(self, x, use_a):
            return self.a(x) if use_a else self.b(x)

    x, y = data(21)
    net = Branches()
    optimizer = optim.Adam(net.parameters(), lr=0.05, weight_decay=0.1)
    for i in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x, i % 2 == 0), y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def unused_branch_with_zeroed_gradients():
    class Branches(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b = nn.Linear(3, 2), nn.Linear(3, 2)

        def forward(self, x, use_a):
            return self.a(x) if use_a else self.b(x)

    x, y = data(22)
    net = Branches()
    optimizer = optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=0.1)
    for i in range(4):
        optimizer.zero_grad(set_to_none=False)
        loss = F.mse_loss(net(x, i % 2 == 0), y)
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def stochastic_depth():
    import random

    class Deep(nn.Module):
        def __init__(self):
            super().__init__()
            self.blocks = nn.ModuleList([nn.Linear(3, 3) for _ in range(4)])
            self.out = nn.Linear(3, 2)

        def forward(self, x):
            for block in self.blocks:
                if random.random() < 0.5:
                    x = x + torch.tanh(block(x))
            return self.out(x)

    random.seed(3)
    x, y = data(23)
    train(Deep(), x, y, steps=5)


def loss_with_the_weights_themselves():
    x, y = data(24)
    net = Net()
    start = {name: p.detach().clone() for name, p in net.named_parameters()}
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    for _ in range(3):
        optimizer.zero_grad()
        penalty = 0
        for name, p in net.named_parameters():
            penalty += ((p - start[name]) ** 2).sum()
        loss = F.mse_loss(net(x), y) + 5.0 * penalty
        loss.backward()
        optimizer.step()
        print(loss.item(), penalty.item())
    show(net)


def sums_that_begin_as_numbers():
    class Meter:
        def __init__(self):
            self.total, self.count = 0, 0

        def update(self, value):
            self.total += value
            self.count += 1

    x, y = data(30)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    meter, sums, seen = Meter(), {"loss": 0, "size": 0.0}, []
    for _ in range(3):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        meter.update(loss.detach())
        sums["loss"] += loss.detach()
        sums["size"] += net.fc1.weight.detach().abs().sum()
        seen.append(sums["loss"])
        print(meter.total.item(), meter.count, sums["loss"].item())
    print(sums["size"].item(), seen[0].item())


def scalars_do_not_share_memory():
    a, b = torch.tensor(0.0), torch.tensor(0.0)
    kept = [a, b]
    a += 1
    kept[1] -= 2
    print(a.item(), b.item(), torch.tensor(0.0).item())


def fisher_information():
    x, y = data(25)
    net = Net()
    fisher = {name: torch.zeros_like(p) for name, p in net.named_parameters()}
    for i in range(len(x)):
        net.zero_grad()
        F.mse_loss(net(x[i:i + 1]), y[i:i + 1]).backward()
        for name, p in net.named_parameters():
            fisher[name] += p.grad.detach() ** 2 / len(x)
    for name in fisher:
        print(name, fisher[name].flatten().tolist())


def center_of_classes():
    torch.manual_seed(26)
    x, labels = torch.randn(8, 3), torch.tensor([0, 1, 2, 0, 1, 2, 0, 1])
    net = nn.Linear(3, 2)
    centers = nn.Parameter(torch.randn(3, 2))
    optimizer = optim.SGD([{"params": net.parameters()}, {"params": [centers], "lr": 0.5}], lr=0.1)
    for _ in range(3):
        optimizer.zero_grad()
        loss = (net(x) - centers[labels]).pow(2).sum(1).mean() / 2
        loss.backward()
        optimizer.step()
        print(loss.item())
    print(centers.tolist())
    show(net)


def hidden_state_carried_in_the_module():
    class Stateful(nn.Module):
        def __init__(self):
            super().__init__()
            self.cell, self.out = nn.GRUCell(3, 4), nn.Linear(4, 2)
            self.h = None

        def forward(self, x):
            if self.h is None:
                self.h = torch.zeros(x.size(0), 4)
            self.h = self.cell(x, self.h)
            return self.out(self.h)

        def detach_(self):
            self.h = self.h.detach()

    x, y = data(27)
    net = Stateful()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    for i in range(4):
        loss = F.mse_loss(net(x), y) + F.mse_loss(net(x * 0.5), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        net.detach_()
        print(loss.item())
    show(net)


def teacher_without_gradient():
    x, y = data(28)
    student, teacher = Net(2), Net(6)
    teacher.eval()
    for p in teacher.parameters():
        p.requires_grad = False
    optimizer = optim.Adam(student.parameters(), lr=0.01)
    for i in range(3):
        target = teacher(x)
        loss = F.mse_loss(F.log_softmax(student(x) / 2, 1), F.softmax(target / 2, 1)) * 4
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            for t, s in zip(teacher.fc2.parameters(), student.fc2.parameters()):
                if t.shape == s.shape:
                    t.data.mul_(0.9).add_(s.data, alpha=0.1)
        print(loss.item())
    show(student)
    show(teacher)


def gradient_of_embeddings_and_padding():
    torch.manual_seed(29)
    words = torch.tensor([[1, 2, 0], [3, 1, 1]])
    embed = nn.Embedding(5, 3, padding_idx=0)
    out = nn.Linear(3, 2)
    optimizer = optim.SGD(list(embed.parameters()) + list(out.parameters()), lr=0.5)
    for _ in range(3):
        optimizer.zero_grad()
        loss = F.cross_entropy(out(embed(words).mean(1)), torch.tensor([0, 1]))
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(embed)
    show(out)


def where_and_clamp_have_no_nan():
    x = torch.tensor([-1.0, 0.0, 2.0], requires_grad=True)
    y = torch.where(x > 0, x.clamp(min=1e-6).sqrt(), torch.zeros_like(x)).sum()
    y.backward()
    print(x.grad.tolist())


def max_and_sort_gradients():
    x = torch.tensor([[3.0, 1.0, 3.0], [0.5, 2.0, -1.0]], requires_grad=True)
    values, index = x.max(dim=1)
    ranked, order = x.sort(dim=1, descending=True)
    (values.sum() + (ranked * torch.tensor([1.0, 2.0, 3.0])).sum() + x.topk(2, dim=1).values.prod()).backward()
    print(x.grad.tolist(), index.tolist(), order.tolist())


def max_of_all_shares_its_gradient():
    x = torch.tensor([1.0, 3.0, 3.0], requires_grad=True)
    (x.max() + x.amax(0) + x.min() * 2).backward()
    print(x.grad.tolist())
