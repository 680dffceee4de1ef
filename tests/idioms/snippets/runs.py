# Whole small runs in users' styles: state that outlives a step, several models, losses put together in odd ways, values read late.
import copy
from collections import defaultdict

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
        self.fc1, self.fc2 = nn.Linear(3, width), nn.Linear(width, 2)

    def forward(self, x, scale=1.0):
        return self.fc2(torch.tanh(self.fc1(x))) * scale


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        layers = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            layers += [nn.Linear(a, b), nn.ReLU()]
        self.layers = nn.Sequential(*layers[:-1])

    def forward(self, x):
        return self.layers(x)


def average_meters():
    class AverageMeter:
        def __init__(self):
            self.reset()

        def reset(self):
            self.val = self.avg = self.sum = self.count = 0

        def update(self, val, n=1):
            self.val = val
            self.sum += val * n
            self.count += n
            self.avg = self.sum / self.count

    x, y = data(1)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    losses = AverageMeter()
    for i in range(3):
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.update(loss.item(), x.size(0))
        print(losses.avg, losses.val)
    losses.reset()
    print(losses.sum)


def history_of_losses():
    x, y = data(2)
    net = Net()
    optimizer = optim.Adam(net.parameters(), lr=0.05)
    history = defaultdict(list)
    for i in range(3):
        out = net(x)
        parts = {"fit": F.mse_loss(out, y), "size": out.abs().mean()}
        loss = sum(parts.values())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        for name, part in parts.items():
            history[name].append(part.item())
    print(dict(history))
    show(net)


def early_stopping():
    x, y = data(3)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=1.5)
    best, patience, weights = None, 0, None
    for i in range(8):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            value = F.mse_loss(net(x * 1.1), y).item()
        if best is None or value < best:
            best, patience, weights = value, 0, copy.deepcopy(net.state_dict())
        else:
            patience += 1
            if patience == 2:
                print("stopped", i)
                break
    net.load_state_dict(weights)
    print(best)
    show(net)


def loss_weight_that_depends_on_the_step():
    x, y = data(4)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    beta = 0.0
    for step in range(4):
        out = net(x)
        kl = (out ** 2).mean()
        loss = F.mse_loss(out, y) + beta * kl
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        beta = min(1.0, beta + 0.4)
        print(loss.item(), kl.item(), beta)
    show(net)


def running_baseline():
    x, _ = data(5)
    policy = nn.Linear(3, 2)
    optimizer = optim.Adam(policy.parameters(), lr=0.05)
    baseline = None
    for i in range(4):
        probs = F.softmax(policy(x), dim=1)
        actions = probs.detach().argmax(1)
        reward = (actions.float() - 0.3 * i)
        baseline = reward.mean() if baseline is None else 0.8 * baseline + 0.2 * reward.mean()
        advantage = reward - baseline
        loss = -(torch.log(probs.gather(1, actions[:, None])).squeeze(1) * advantage).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item(), baseline.item())
    show(policy)


def memory_of_earlier_features():
    x, y = data(6)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    queue = torch.zeros(0, 2)
    for i in range(3):
        out = net(x * (i + 1))
        loss = F.mse_loss(out, y)
        if queue.size(0) > 0:
            loss = loss + 0.1 * (out[:, None] - queue[None]).pow(2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        queue = torch.cat([queue, out.detach()])[-9:]
        print(loss.item(), tuple(queue.shape))
    show(net)


def momentum_encoder_in_forward():
    class Moco(nn.Module):
        def __init__(self):
            super().__init__()
            self.query, self.key = nn.Linear(3, 4), nn.Linear(3, 4)
            for q, k in zip(self.query.parameters(), self.key.parameters()):
                k.data.copy_(q.data)
                k.requires_grad = False

        @torch.no_grad()
        def update_key(self):
            for q, k in zip(self.query.parameters(), self.key.parameters()):
                k.data = k.data * 0.9 + q.data * 0.1

        def forward(self, a, b):
            q = F.normalize(self.query(a), dim=1)
            with torch.no_grad():
                self.update_key()
                k = F.normalize(self.key(b), dim=1)
            return q @ k.t()

    x, _ = data(7)
    net = Moco()
    optimizer = optim.SGD(net.query.parameters(), lr=0.5)
    for i in range(3):
        logits = net(x, x * 1.2) / 0.2
        loss = F.cross_entropy(logits, torch.arange(6))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def spectral_weights_in_forward():
    class Normed(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.randn(2, 3))
            self.register_buffer("u", F.normalize(torch.randn(2), dim=0))

        def forward(self, x):
            with torch.no_grad():
                v = F.normalize(self.weight.t() @ self.u, dim=0)
                self.u = F.normalize(self.weight @ v, dim=0)
            sigma = self.u @ self.weight @ v
            return x @ (self.weight / sigma).t()

    x, y = data(8)
    net = Normed()
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for i in range(3):
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item(), net.u.tolist())
    show(net)


def weights_projected_after_each_step():
    x, y = data(9)
    net = MLP([3, 4, 2])
    optimizer = optim.SGD(net.parameters(), lr=0.5)
    for i in range(3):
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        for layer in net.layers:
            if isinstance(layer, nn.Linear):
                layer.weight.data.div_(layer.weight.data.norm(dim=1, keepdim=True).clamp(min=1.0))
        print(loss.item())
    show(net)


def reset_of_a_head():
    x, y = data(10)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3, momentum=0.9)
    for i in range(4):
        if i == 2:
            nn.init.zeros_(net.fc2.weight)
            net.fc2.bias.data.fill_(0.5)
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def layers_added_in_mid_run():
    x, y = data(11)
    layers = nn.ModuleList([nn.Linear(3, 3)])
    head = nn.Linear(3, 2)
    for stage in range(3):
        optimizer = optim.SGD(list(layers.parameters()) + list(head.parameters()), lr=0.1)
        for i in range(2):
            h = x
            for layer in layers:
                h = torch.tanh(layer(h)) + h
            loss = F.mse_loss(head(h), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            print(stage, loss.item())
        layers.append(nn.Linear(3, 3))
    show(layers)


def two_losses_with_kept_graph_and_two_optimizers():
    x, y = data(12)
    encoder, a, b = nn.Linear(3, 3), nn.Linear(3, 2), nn.Linear(3, 2)
    opt_a = optim.SGD(list(encoder.parameters()) + list(a.parameters()), lr=0.1)
    opt_b = optim.SGD(b.parameters(), lr=0.1)
    for i in range(3):
        h = torch.tanh(encoder(x))
        loss_a, loss_b = F.mse_loss(a(h), y), F.l1_loss(b(h), y)
        opt_a.zero_grad()
        opt_b.zero_grad()
        loss_a.backward(retain_graph=True)
        loss_b.backward()
        opt_a.step()
        opt_b.step()
        print(loss_a.item(), loss_b.item())
    show(encoder)
    show(b)


def confusion_with_a_reversed_loss():
    x, y = data(13)
    encoder, task, domain = nn.Linear(3, 3), nn.Linear(3, 2), nn.Linear(3, 1)
    main = optim.Adam(list(encoder.parameters()) + list(task.parameters()), lr=0.02)
    adversary = optim.Adam(domain.parameters(), lr=0.02)
    for i in range(3):
        h = encoder(x)
        d_loss = F.binary_cross_entropy_with_logits(domain(h.detach()).squeeze(1), (y[:, 0] > 0).float())
        adversary.zero_grad()
        d_loss.backward()
        adversary.step()
        loss = F.mse_loss(task(h), y) - 0.1 * F.binary_cross_entropy_with_logits(domain(h).squeeze(1), (y[:, 0] > 0).float())
        main.zero_grad()
        loss.backward()
        main.step()
        print(d_loss.item(), loss.item())
    show(encoder)
    show(domain)


def accumulated_by_remainder_with_rest():
    torch.manual_seed(14)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    steps = 0
    for i in range(7):
        x, y = data(i)
        loss = F.mse_loss(net(x), y) / 3
        loss.backward()
        if (i + 1) % 3 == 0 or i == 6:
            nn.utils.clip_grad_norm_(net.parameters(), 0.5)
            optimizer.step()
            optimizer.zero_grad()
            steps += 1
    print(steps)
    show(net)


def gradients_kept_over_two_epochs():
    x, y = data(15)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    total = 0.0
    for epoch in range(2):
        for part in torch.arange(6).split(2):
            loss = F.mse_loss(net(x[part]), y[part])
            loss.backward()
            total += loss.item()
        if epoch == 1:
            optimizer.step()
            optimizer.zero_grad()
    print(total)
    show(net)


def closure_changes_a_counter():
    x, y = data(16)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    count = 0

    def compute(scale):
        nonlocal count
        count += 1
        return F.mse_loss(net(x, scale), y)

    for i in range(3):
        loss = compute(1.0) + 0.5 * compute(2.0)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item(), count)
    show(net)


def last_output_used_by_the_next_turn():
    x, y = data(17)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    previous = None
    for i in range(3):
        out = net(x)
        loss = F.mse_loss(out, y)
        if previous is not None:
            loss = loss + (out - previous).pow(2).mean()
        previous = out.detach()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(net)


def best_loss_is_a_tensor():
    x, y = data(18)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.9)
    best, best_step = torch.tensor(float("inf")), -1
    for i in range(5):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        if loss < best:
            best, best_step = loss.detach(), i
        (loss * (1.0 if i % 2 == 0 else -0.5)).backward()
        optimizer.step()
        print(loss.item(), best.item(), best_step)
    show(net)


def rate_found_from_the_loss():
    x, y = data(19)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.1)
    before = float("inf")
    for i in range(5):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        for group in optimizer.param_groups:
            group["lr"] = group["lr"] * (1.5 if loss.item() < before else 0.5)
        before = loss.item()
        optimizer.step()
        print(loss.item(), optimizer.param_groups[0]["lr"])
    show(net)


def parameter_swapped_for_evaluation():
    x, y = data(20)
    net = Net()
    shadow = {name: p.data.clone() for name, p in net.named_parameters()}
    optimizer = optim.SGD(net.parameters(), lr=0.3)
    for i in range(3):
        loss = F.mse_loss(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        backup = {}
        for name, p in net.named_parameters():
            shadow[name] = 0.5 * shadow[name] + 0.5 * p.data
            backup[name] = p.data
            p.data = shadow[name]
        with torch.no_grad():
            print("average", F.mse_loss(net(x), y).item())
        for name, p in net.named_parameters():
            p.data = backup[name]
        print(loss.item())
    show(net)


def sharpness_aware_step():
    x, y = data(21)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    for i in range(3):
        optimizer.zero_grad()
        F.mse_loss(net(x), y).backward()
        steps = []
        with torch.no_grad():
            norm = torch.stack([p.grad.norm() for p in net.parameters()]).norm()
            for p in net.parameters():
                step = p.grad * (0.1 / (norm + 1e-12))
                p.add_(step)
                steps.append(step)
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        with torch.no_grad():
            for p, step in zip(net.parameters(), steps):
                p.sub_(step)
        optimizer.step()
        print(loss.item(), norm.item())
    show(net)


def lookahead_by_hand():
    x, y = data(22)
    net = Net()
    slow = [p.detach().clone() for p in net.parameters()]
    optimizer = optim.Adam(net.parameters(), lr=0.1)
    for i in range(4):
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
        if i % 2 == 1:
            for q, p in zip(slow, net.parameters()):
                q += 0.5 * (p.data - q)
                p.data.copy_(q)
        print(loss.item())
    show(net)


def reptile():
    torch.manual_seed(23)
    net = Net()
    meta = 0.5
    for task in range(3):
        x, y = data(task)
        before = copy.deepcopy(net.state_dict())
        optimizer = optim.SGD(net.parameters(), lr=0.2)
        for _ in range(2):
            optimizer.zero_grad()
            loss = F.mse_loss(net(x), y)
            loss.backward()
            optimizer.step()
        after = net.state_dict()
        net.load_state_dict({name: before[name] + (after[name] - before[name]) * meta for name in before})
        print(loss.item())
    show(net)


def federated_average():
    torch.manual_seed(23)
    server = Net()
    for turn in range(2):
        clients = []
        for k in range(2):
            client = copy.deepcopy(server)
            optimizer = optim.SGD(client.parameters(), lr=0.2)
            x, y = data(k)
            for _ in range(2):
                optimizer.zero_grad()
                loss = F.mse_loss(client(x), y)
                loss.backward()
                optimizer.step()
            print(loss.item())
            clients.append(client.state_dict())
        server.load_state_dict({key: sum(c[key] for c in clients) / len(clients) for key in clients[0]})
    show(server)


def two_views_of_one_batch():
    x, _ = data(24)
    encoder, predictor = MLP([3, 4, 3]), nn.Linear(3, 3)
    optimizer = optim.SGD(list(encoder.parameters()) + list(predictor.parameters()), lr=0.2)
    for i in range(3):
        a, b = encoder(x + 0.1 * torch.randn(6, 3)), encoder(x + 0.1 * torch.randn(6, 3))
        p, q = predictor(a), predictor(b)
        loss = -(F.cosine_similarity(p, b.detach()).mean() + F.cosine_similarity(q, a.detach()).mean()) / 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        print(loss.item())
    show(encoder)


def decoder_fed_by_its_own_output():
    x, y = data(25)
    cell, head = nn.GRUCell(2, 4), nn.Linear(4, 2)
    optimizer = optim.Adam(list(cell.parameters()) + list(head.parameters()), lr=0.05)
    for i in range(3):
        h, out, loss = torch.zeros(6, 4), torch.zeros(6, 2), 0
        for t in range(3):
            h = cell(out, h)
            out = head(h)
            loss += F.mse_loss(out, y * (t + 1))
            if (i + t) % 2 == 0:
                out = (y * (t + 1)).detach()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(cell.parameters(), 1.0)
        optimizer.step()
        print(loss.item() / 3)
    show(head)


def global_model_and_step():
    x, y = data(26)

    class Config:
        lr, steps, clip = 0.2, 3, 0.4

    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=Config.lr)

    def one():
        optimizer.zero_grad()
        loss = F.mse_loss(net(x), y)
        loss.backward()
        norm = nn.utils.clip_grad_norm_(net.parameters(), Config.clip)
        optimizer.step()
        return loss, norm

    results = [one() for _ in range(Config.steps)]
    print([(loss.item(), norm.item()) for loss, norm in results])
    show(net)


def names_set_in_branches():
    x, y = data(27)
    net = Net()
    optimizer = optim.SGD(net.parameters(), lr=0.2)
    skipped, last = 0, None
    for i in range(4):
        optimizer.zero_grad()
        out = net(x)
        loss = F.mse_loss(out, y)
        if i % 2 == 0:
            kind = "even"
            extra = net(x * 2).abs().mean()
            loss = loss + extra
        else:
            kind = "odd"
        if i > 1:
            last = out.detach()
            skipped += 1
            loss = loss + 0.1 * out.abs().mean()
        loss.backward()
        optimizer.step()
        print(kind, skipped, last is None, loss.item(), extra.item())
    print(last.sum().item())
