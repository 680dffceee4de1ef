# Recorded graphs: kept, walked again, with gradients of their own, over calls and iterations.
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


def grads(net):
    for name, p in net.named_parameters():
        print(name, p.grad.flatten().tolist())


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


def graph_retained():
    x, y = data(1)
    net = Net()
    loss = F.mse_loss(net(x), y)
    loss.backward(retain_graph=True)
    loss.backward()
    grads(net)


def graph_retained_for_two_losses():
    x, y = data(2)
    net = Net()
    out = net(x)
    a, b = F.mse_loss(out, y), out.abs().mean()
    a.backward(retain_graph=True)
    b.backward()
    grads(net)


def graph_walked_twice_is_an_error():
    x, y = data(3)
    net = Net()
    loss = F.mse_loss(net(x), y)
    loss.backward()
    try:
        loss.backward()
    except RuntimeError as error:
        print(str(error)[:52])


def backward_with_a_gradient():
    x, _ = data(4)
    net = Net()
    out = net(x)
    out.backward(gradient=torch.ones_like(out) * 0.5)
    grads(net)


def backward_with_a_gradient_by_position():
    x, y = data(5)
    net = Net()
    out = net(x)
    out.backward(out.detach() - y)
    grads(net)


def backward_of_a_vector_is_an_error():
    w = torch.ones(3, requires_grad=True)
    try:
        (w * 2).backward()
    except RuntimeError as error:
        print(error)


def backward_of_one_element():
    w = torch.tensor([3.0], requires_grad=True)
    (w * w).backward()
    print(w.grad.tolist())


def backward_of_parts_in_turn():
    x, y = data(6)
    net = Net()
    out = net(x)
    for i in range(3):
        F.mse_loss(out[i], y[i]).backward(retain_graph=i < 2)
    grads(net)


def grad_of_a_scalar():
    x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    y = (x ** 3).sum()
    g, = torch.autograd.grad(y, x)
    print(g.tolist(), x.grad is None)


def grad_of_parameters():
    x, y = data(7)
    net = Net()
    loss = F.mse_loss(net(x), y)
    for g in torch.autograd.grad(loss, net.parameters()):
        print(g.flatten().tolist())


def second_derivative():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = (x ** 4).sum()
    g = torch.autograd.grad(y, x, create_graph=True)[0]
    h = torch.autograd.grad(g.sum(), x)[0]
    print(g.tolist(), h.tolist())


def third_derivative():
    x = torch.tensor(1.5, requires_grad=True)
    y = torch.sin(x) * x ** 2
    for _ in range(3):
        y, = torch.autograd.grad(y, x, create_graph=True)
        print(y.item())


def gradient_penalty():
    x, _ = data(8)
    net = Net()
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        point = x.clone().requires_grad_(True)
        out = net(point)
        g, = torch.autograd.grad(out.sum(), point, create_graph=True)
        loss = ((g.norm(2, dim=1) - 1) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(net)


def gradient_penalty_with_ones():
    x, _ = data(9)
    net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    point = x.detach().requires_grad_()
    out = net(point)
    g = torch.autograd.grad(outputs=out, inputs=point, grad_outputs=torch.ones_like(out), create_graph=True, retain_graph=True,
                            only_inputs=True)[0]
    penalty = 10 * ((g.view(6, -1).norm(2, dim=1) - 1) ** 2).mean()
    (out.mean() + penalty).backward()
    grads(net)


def hessian_vector_product():
    x, y = data(10)
    net = nn.Linear(3, 2)
    loss = torch.tanh(net(x)).pow(2).mean()
    gs = torch.autograd.grad(loss, list(net.parameters()), create_graph=True)
    v = [torch.ones_like(p) for p in net.parameters()]
    dot = sum((g * u).sum() for g, u in zip(gs, v))
    for h in torch.autograd.grad(dot, list(net.parameters())):
        print(h.flatten().tolist())


def jacobian_by_rows():
    x = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
    y = torch.stack([x[0] * x[1], x[1] ** 2, torch.exp(x[2])])
    for i in range(3):
        row, = torch.autograd.grad(y[i], x, retain_graph=True)
        print(row.tolist())


def jacobian_vector_product_by_two_backwards():
    x = torch.tensor([0.5, -1.0], requires_grad=True)
    y = torch.stack([x[0] * x[1], torch.sin(x[0]), x[1] ** 3])
    u = torch.ones_like(y, requires_grad=True)
    g, = torch.autograd.grad(y, x, u, create_graph=True)
    jvp, = torch.autograd.grad(g, u, torch.tensor([1.0, 2.0]))
    print(jvp.tolist())


def unused_input_is_none():
    a = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(2.0, requires_grad=True)
    ga, gb = torch.autograd.grad(a * a, [a, b], allow_unused=True)
    print(ga.item(), gb is None)


def unused_input_is_an_error():
    a = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(2.0, requires_grad=True)
    try:
        torch.autograd.grad(a * a, [a, b])
    except RuntimeError as error:
        print(str(error)[:60])


def inner_step_of_maml():
    x, y = data(11)
    w = torch.randn(3, 2, requires_grad=True)
    loss = ((x @ w - y) ** 2).mean()
    g, = torch.autograd.grad(loss, w, create_graph=True)
    fast = w - 0.1 * g
    outer = ((x[:3] @ fast - y[:3]) ** 2).mean()
    outer.backward()
    print(outer.item(), w.grad.flatten().tolist())


def log_probabilities_of_a_whole_episode():
    torch.manual_seed(12)
    policy = nn.Linear(3, 2)
    opt = optim.Adam(policy.parameters(), lr=0.01)
    saved, rewards = [], []
    state = torch.randn(3)
    for t in range(4):
        p = F.softmax(policy(state), dim=-1)
        action = t % 2
        saved.append(torch.log(p[action]))
        rewards.append(float(t))
        state = state * 0.9 + 0.1 * action
    loss = torch.stack([-l * r for l, r in zip(saved, rewards)]).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(loss.item())
    show(policy)


def hidden_state_detached():
    torch.manual_seed(13)
    rnn = nn.RNN(2, 3, batch_first=True)
    opt = optim.SGD(rnn.parameters(), lr=0.1)
    hidden = torch.zeros(1, 2, 3)
    for _ in range(3):
        x = torch.randn(2, 4, 2)
        hidden = hidden.detach()
        out, hidden = rnn(x, hidden)
        loss = out.pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    show(rnn)


def hidden_state_over_steps():
    torch.manual_seed(14)
    cell = nn.Linear(5, 3)
    hidden = torch.zeros(1, 3)
    loss = torch.tensor(0.0)
    for _ in range(3):
        hidden = torch.tanh(cell(torch.cat([torch.randn(1, 2), hidden], dim=1)))
        loss = loss + hidden.pow(2).sum()
    loss.backward()
    grads(cell)


def fake_used_by_both_losses():
    torch.manual_seed(15)
    g = nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.Linear(4, 3))
    d = nn.Linear(3, 1)
    opt_g, opt_d = optim.SGD(g.parameters(), lr=0.1), optim.SGD(d.parameters(), lr=0.1)
    for _ in range(2):
        fake = g(torch.randn(6, 2))
        opt_d.zero_grad()
        loss_d = F.softplus(d(fake.detach())).mean() + F.softplus(-d(torch.randn(6, 3))).mean()
        loss_d.backward()
        opt_d.step()
        opt_g.zero_grad()
        loss_g = F.softplus(-d(fake)).mean()
        loss_g.backward()
        opt_g.step()
        print(loss_d.item(), loss_g.item(), g[1].running_mean.flatten().tolist())
    show(g)
    show(d)


def input_optimised():
    torch.manual_seed(16)
    net = Net()
    for p in net.parameters():
        p.requires_grad_(False)
    x = torch.randn(1, 3, requires_grad=True)
    opt = optim.Adam([x], lr=0.1)
    for _ in range(3):
        opt.zero_grad()
        loss = -net(x)[0, 1]
        loss.backward()
        opt.step()
        print(loss.item(), x.tolist())


def sign_of_the_gradient_of_the_input():
    x, y = data(17)
    net = Net()
    x.requires_grad = True
    loss = F.mse_loss(net(x), y)
    net.zero_grad()
    loss.backward()
    attacked = torch.clamp(x + 0.1 * x.grad.sign(), -1, 1)
    print(F.mse_loss(net(attacked), y).item())
    print(attacked.flatten().tolist())


def target_network_copied():
    x, y = data(18)
    net = Net()
    target = copy.deepcopy(net)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for i in range(4):
        with torch.no_grad():
            goal = target(x) * 0.9 + y
        loss = F.smooth_l1_loss(net(x), goal)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if i % 2 == 1:
            target.load_state_dict(net.state_dict())
        print(loss.item())
    show(target)


def polyak_average():
    x, y = data(19)
    net, target = Net(), Net()
    target.load_state_dict(net.state_dict())
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(3):
        loss = F.mse_loss(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        for p, q in zip(net.parameters(), target.parameters()):
            q.data.copy_(0.9 * q.data + 0.1 * p.data)
    show(target)


def tied_weights():
    torch.manual_seed(20)
    embedding = nn.Embedding(5, 3)
    head = nn.Linear(3, 5, bias=False)
    head.weight = embedding.weight
    opt = optim.SGD(head.parameters(), lr=0.1)
    ids = torch.tensor([0, 1, 2, 3])
    for _ in range(2):
        loss = F.cross_entropy(head(embedding(ids)), torch.tensor([1, 2, 3, 4]))
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    print(embedding.weight.detach().flatten().tolist())


def leaf_used_twice():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    (w * w + 3 * w).sum().backward()
    print(w.grad.tolist())


def leaf_gradient_of_a_view():
    w = torch.arange(6.0).requires_grad_()
    w.view(2, 3)[1].pow(2).sum().backward()
    print(w.grad.tolist())


def detached_part_of_a_product():
    w = torch.tensor(3.0, requires_grad=True)
    (w * w.detach()).backward()
    print(w.grad.item())


def no_grad_part_of_a_loss():
    x, y = data(21)
    net = Net()
    with torch.no_grad():
        weight = (net(x) - y).abs().mean(1)
    loss = (F.mse_loss(net(x), y, reduction="none").mean(1) * weight).mean()
    loss.backward()
    grads(net)


def loss_without_gradient_is_an_error():
    x, y = data(22)
    net = Net()
    with torch.no_grad():
        loss = F.mse_loss(net(x), y)
    try:
        loss.backward()
    except RuntimeError as error:
        print(error)


def straight_through():
    w = torch.tensor([0.2, 0.7, -0.4], requires_grad=True)
    rounded = w + (torch.round(w) - w).detach()
    (rounded * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
    print(rounded.tolist(), w.grad.tolist())
