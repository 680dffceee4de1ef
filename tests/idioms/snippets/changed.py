"""Tensors that are computed and changed in place before their backward: PyTorch refuses where an operation kept the value that was changed."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(loss, leaf):
    leaf.grad = None
    try:
        loss.backward()
        print(leaf.grad.flatten().tolist())
    except RuntimeError as error:
        print(str(error).split(" Hint")[0])


def leaf_of(values):
    return torch.tensor(values, requires_grad=True)


def exp_then_add():
    x = leaf_of([0.5, 1.0, -1.5])
    y = x.exp()
    y += 1
    attempt(y.sum(), x)


def sigmoid_then_mul():
    torch.manual_seed(0)
    fc = nn.Linear(3, 2)
    h = fc(torch.ones(4, 3))
    a = torch.sigmoid(h)
    a *= 2
    attempt(a.sum(), fc.weight)


def item_after_power():
    x = leaf_of([0.5, 1.0, -1.5])
    a = x * 2
    b = a ** 2
    a[0] = 1
    attempt(b.sum(), x)


def item_before_power():
    x = leaf_of([0.5, 1.0, -1.5])
    a = x * 2
    a[0] = 1
    b = a ** 2
    attempt(b.sum(), x)


def relu_of_a_product():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x * 3
    y = h * h
    F.relu_(h)
    attempt(y.sum() + h.sum(), x)


def relu_in_place_alone():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x * 3
    h.relu_()
    attempt((h * 2).sum(), x)


def residual():
    torch.manual_seed(1)
    conv, bn = nn.Conv2d(2, 2, 3, padding=1), nn.BatchNorm2d(2).eval()
    x = torch.rand(1, 2, 4, 4)
    out = bn(conv(x))
    out += x
    out = F.relu(out)
    attempt((out * out).sum(), conv.weight)


def residual_after_relu():
    torch.manual_seed(1)
    conv = nn.Conv2d(2, 2, 3, padding=1)
    x = torch.rand(1, 2, 4, 4)
    out = F.relu(conv(x))
    out += x
    attempt(out.sum(), conv.bias)


def residual_before_relu():
    torch.manual_seed(1)
    first, second = nn.Linear(3, 3), nn.Linear(3, 3)
    x = torch.rand(2, 3)
    h = torch.relu(first(x))
    h = second(h)
    h += x
    attempt(torch.relu(h).sum(), first.weight)


def hidden_state_of_a_loop():
    torch.manual_seed(2)
    cell = nn.Linear(3, 3)
    h = torch.zeros(1, 3)
    total = torch.zeros(())
    for _ in range(3):
        h = torch.tanh(cell(h))
        total += h.sum()
    attempt(total, cell.weight)


def hidden_state_changed():
    torch.manual_seed(2)
    cell = nn.Linear(3, 3)
    h = torch.zeros(1, 3)
    for _ in range(3):
        h = torch.tanh(cell(h))
        h += 0.1
    attempt(h.sum(), cell.weight)


def softmax_then_item():
    x = leaf_of([0.5, 1.0, -1.5])
    p = F.softmax(x * 2, dim=0)
    p[1] = 0
    attempt(p.sum(), x)


def masked_scores():
    x = leaf_of([0.5, 1.0, -1.5])
    scores = x * 2
    scores[torch.tensor([False, True, False])] = -1e9
    attempt(F.softmax(scores, dim=0)[0], x)


def masked_scores_in_place():
    x = leaf_of([0.5, 1.0, -1.5])
    scores = x * 2
    scores.masked_fill_(torch.tensor([False, True, False]), -1e9)
    attempt(F.softmax(scores, dim=0)[0], x)


def factor_without_gradient():
    x = leaf_of([0.5, 1.0, -1.5])
    k = torch.tensor([1.0, 2.0, 3.0])
    y = x * k
    k += 1
    attempt(y.sum(), x)


def factor_of_a_constant():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x * 2
    y = h * torch.tensor([1.0, 2.0, 3.0])
    h += 1
    attempt(y.sum(), x)


def divisor():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x.abs() + 1
    y = torch.tensor([1.0, 2.0, 3.0]) / h
    h -= 1
    attempt(y.sum(), x)


def several_changes():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x + 1
    h *= 2
    y = h * h
    h += 1
    h.mul_(3)
    attempt(y.sum(), x)


def normalised_in_place():
    x = leaf_of([0.5, 1.0, -1.5])
    h = x * 2
    h -= h.mean()
    h /= 3
    attempt((h * h).sum(), x)


def dropout_in_place_after_relu():
    torch.manual_seed(3)
    fc = nn.Linear(3, 8)
    net = nn.Sequential(fc, nn.ReLU(), nn.Dropout(0.5, inplace=True))
    attempt(net(torch.ones(2, 3)).sum(), fc.bias)


def relu_in_place_layers():
    torch.manual_seed(3)
    fc = nn.Linear(3, 4)
    net = nn.Sequential(fc, nn.ReLU(inplace=True), nn.Linear(4, 2), nn.ReLU(inplace=True))
    attempt(net(torch.ones(2, 3)).sum(), fc.bias)


def relu_in_place_after_sigmoid():
    torch.manual_seed(3)
    fc = nn.Linear(3, 4)
    net = nn.Sequential(fc, nn.Sigmoid(), nn.ReLU(inplace=True))
    attempt(net(torch.ones(2, 3)).sum(), fc.bias)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)

    def forward(self, x):
        h = torch.sigmoid(self.fc(x))
        h += x
        return h


def inside_a_module():
    torch.manual_seed(4)
    block = Block()
    attempt(block(torch.ones(2, 3)).sum(), block.fc.weight)


def result_of_a_module():
    torch.manual_seed(4)
    net = nn.Sequential(nn.Linear(3, 3), nn.Tanh())
    out = net(torch.ones(2, 3))
    out *= 10
    attempt(out.sum(), net[0].weight)


def rows_written_one_by_one():
    x = leaf_of([0.5, 1.0, -1.5])
    rows = torch.zeros(3, 3)
    for i in range(3):
        rows[i] = x * i
    attempt((rows * rows).sum(), x)


def rows_read_and_written():
    x = leaf_of([0.5, 1.0, -1.5])
    rows = torch.zeros(3, 3)
    rows[0] = x
    for i in range(1, 3):
        rows[i] = rows[i - 1] * x
    attempt(rows.sum(), x)


def clone_first():
    x = leaf_of([0.5, 1.0, -1.5])
    y = x.exp()
    z = y.clone()
    z += 1
    attempt(z.sum(), x)
