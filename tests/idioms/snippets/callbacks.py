# Functions of the script in the middle of a backward: hooks on tensors, gradients written by hand.
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.autograd import Function


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


class MyReLU(Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input < 0] = 0
        return grad_input


class GradReverse(Function):
    @staticmethod
    def forward(ctx, x, alpha):
        ctx.alpha = alpha
        return x.view_as(x)

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output.neg() * ctx.alpha, None


class Dense(Function):
    @staticmethod
    def forward(ctx, x, weight, bias=None):
        ctx.save_for_backward(x, weight, bias)
        out = x.mm(weight.t())
        if bias is not None:
            out += bias.unsqueeze(0).expand_as(out)
        return out

    @staticmethod
    def backward(ctx, grad_output):
        x, weight, bias = ctx.saved_tensors
        grad_x = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_x = grad_output.mm(weight)
        if ctx.needs_input_grad[1]:
            grad_weight = grad_output.t().mm(x)
        if bias is not None and ctx.needs_input_grad[2]:
            grad_bias = grad_output.sum(0)
        return grad_x, grad_weight, grad_bias


class Exp(Function):
    @staticmethod
    def forward(x):
        return torch.exp(x)

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(output)

    @staticmethod
    def backward(ctx, grad_output):
        result, = ctx.saved_tensors
        return grad_output * result


class SumAndDifference(Function):
    @staticmethod
    def forward(ctx, a, b):
        return a + b, a - b

    @staticmethod
    def backward(ctx, gs, gd):
        return gs + gd, gs - gd


class Binarize(Function):
    @staticmethod
    def forward(ctx, x):
        return torch.sign(x)

    @staticmethod
    def backward(ctx, g):
        return g


class Cube(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return 3 * x ** 2 * g


class Scaled(nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.factor = factor

    def forward(self, x):
        return GradReverse.apply(self.fc(x), self.factor)


def hook_doubles_a_gradient():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * 3
    y.register_hook(lambda g: g * 2)
    (y * y).sum().backward()
    print(x.grad.tolist())


def hook_on_a_leaf():
    x = torch.tensor([1.0, -2.0], requires_grad=True)
    x.register_hook(lambda g: g.clamp(-1, 1))
    (x * x).sum().backward()
    print(x.grad.tolist())


def hook_that_looks_only():
    seen = []

    def keep(grad):
        seen.append(grad.sum().item())

    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = torch.exp(x)
    y.register_hook(keep)
    (y * y).sum().backward()
    print(seen, x.grad.tolist())


def hook_removed():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    handle = x.register_hook(lambda g: g * 10)
    (x * 2).sum().backward()
    handle.remove()
    (x * 2).sum().backward()
    print(x.grad.tolist())


def hooks_in_turn():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * 2
    y.register_hook(lambda g: g + 1)
    y.register_hook(lambda g: g * 3)
    y.sum().backward()
    print(x.grad.tolist())


def hook_of_a_closure():
    def clip(limit):
        def hook(g):
            return torch.clamp(g, -limit, limit)
        return hook

    x, y = data(1)
    net = Net()
    for p in net.parameters():
        p.register_hook(clip(0.05))
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        opt.step()
    grads(net)


def hook_masks_a_weight():
    x, y = data(2)
    net = Net()
    mask = torch.ones_like(net.fc1.weight)
    mask[0] = 0
    net.fc1.weight.register_hook(lambda g: g * mask)
    F.mse_loss(net(x), y).backward()
    grads(net)


def gradient_of_an_inner_tensor_saved():
    saved = {}

    def save(name):
        def hook(grad):
            saved[name] = grad
        return hook

    x, y = data(3)
    net = Net()
    hidden = torch.tanh(net.fc1(x))
    hidden.register_hook(save("hidden"))
    F.mse_loss(net.fc2(hidden), y).backward()
    print(saved["hidden"].flatten().tolist())


def gradient_retained():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x * x
    y.retain_grad()
    y.sum().backward()
    print(y.grad.tolist(), x.grad.tolist())


def hook_that_fails():
    def bad(g):
        raise ValueError("no gradient today")

    x = torch.ones(2, requires_grad=True)
    y = x * 2
    y.register_hook(bad)
    try:
        y.sum().backward()
    except ValueError as error:
        print(error)


def relu_by_hand():
    torch.manual_seed(4)
    x = torch.randn(4, 3, requires_grad=True)
    relu = MyReLU.apply
    relu(x).pow(2).sum().backward()
    print(x.grad.flatten().tolist())


def reversed_gradient():
    x, y = data(5)
    features, label, domain = nn.Linear(3, 4), nn.Linear(4, 2), nn.Linear(4, 1)
    params = list(features.parameters()) + list(label.parameters()) + list(domain.parameters())
    opt = optim.SGD(params, lr=0.1)
    for i in range(2):
        h = torch.relu(features(x))
        loss = F.mse_loss(label(h), y) + domain(GradReverse.apply(h, 0.5 * i)).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        print(loss.item())
    grads(features)


def dense_with_and_without_bias():
    torch.manual_seed(6)
    x, w, b = torch.randn(4, 3), torch.randn(2, 3, requires_grad=True), torch.randn(2, requires_grad=True)
    Dense.apply(x, w, b).pow(2).sum().backward()
    print(w.grad.flatten().tolist(), b.grad.tolist())
    w.grad = None
    Dense.apply(x, w).sum().backward()
    print(w.grad.flatten().tolist())


def context_set_up_afterwards():
    x = torch.tensor([0.5, 1.0], requires_grad=True)
    Exp.apply(x).sum().backward()
    print(x.grad.tolist())


def function_with_two_outputs():
    x = torch.tensor([0.5, 1.0], requires_grad=True)
    s, d = SumAndDifference.apply(x, x * 2)
    (s * d).sum().backward()
    print(x.grad.tolist())


def straight_through_sign():
    x, y = data(7)
    net = nn.Linear(3, 2)
    opt = optim.SGD(net.parameters(), lr=0.1)
    for _ in range(2):
        opt.zero_grad()
        loss = F.mse_loss(Binarize.apply(net(x)), y)
        loss.backward()
        opt.step()
        print(loss.item())
    grads(net)


def function_differentiated_twice():
    x = torch.tensor(2.0, requires_grad=True)
    g, = torch.autograd.grad(Cube.apply(x), x, create_graph=True)
    h, = torch.autograd.grad(g, x)
    print(g.item(), h.item())


def function_in_a_module():
    x, y = data(8)
    net = Scaled(2.0)
    opt = optim.Adam(net.parameters(), lr=0.01)
    for _ in range(2):
        opt.zero_grad()
        F.mse_loss(net(x), y).backward()
        opt.step()
    grads(net)


def function_without_gradient():
    with torch.no_grad():
        y = Cube.apply(torch.tensor([2.0]))
    print(y.item(), y.requires_grad)


def outputs_of_layers_kept():
    activation = {}

    def keep(name):
        def hook(module, input, output):
            activation[name] = output.detach()
        return hook

    x, _ = data(9)
    net = Net()
    net.fc1.register_forward_hook(keep("fc1"))
    net.fc2.register_forward_hook(keep("fc2"))
    net(x)
    for name, value in activation.items():
        print(name, value.flatten().tolist())


def output_changed_by_a_hook():
    x, y = data(10)
    net = Net()
    handle = net.fc1.register_forward_hook(lambda module, inputs, output: output * 0.5)
    F.mse_loss(net(x), y).backward()
    grads(net)
    handle.remove()
    print(F.mse_loss(net(x), y).item())


def input_changed_by_a_hook():
    x, y = data(11)
    net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
    net[2].register_forward_pre_hook(lambda module, inputs: (inputs[0] + 1.0,))
    F.mse_loss(net(x), y).backward()
    grads(net)


def shapes_of_all_linear_layers():
    def show(module, inputs, output):
        print(module.__class__.__name__, list(inputs[0].shape), list(output.shape))

    x, _ = data(12)
    net = Net()
    handles = []
    for m in net.modules():
        if isinstance(m, nn.Linear):
            handles.append(m.register_forward_hook(show))
    net(x)
    for handle in handles:
        handle.remove()
    net(x)


def gradients_seen_by_a_module_hook():
    def see(module, grad_input, grad_output):
        print(grad_output[0].flatten().tolist())
        if grad_input[0] is not None:
            print(grad_input[0].flatten().tolist())

    x, y = data(13)
    net = Net()
    net.fc2.register_full_backward_hook(see)
    F.mse_loss(net(x), y).backward()
    grads(net)


def gradient_changed_by_a_module_hook():
    x, y = data(14)
    net = Net()
    net.fc2.register_full_backward_hook(lambda module, grad_input, grad_output: (grad_input[0] * 2,))
    F.mse_loss(net(x), y).backward()
    grads(net)
