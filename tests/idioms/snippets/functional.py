# torch.func: gradients of functions, products, Jacobians, vmap, modules with parameters of the caller.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd.functional import jacobian
from torch.func import functional_call, grad, grad_and_value, hessian, jacfwd, jacrev, jvp, stack_module_state, vjp, vmap


def cubes(x):
    return (x ** 3).sum()


def squares(w, x, y):
    return ((x @ w - y) ** 2).mean()


def gradient_of_a_function():
    print(grad(cubes)(torch.tensor([1.0, 2.0])).tolist())


def gradient_of_a_gradient():
    f = lambda x: torch.sin(x) * x ** 2
    print(grad(grad(f))(torch.tensor(1.5)).item())


def descent_with_grad():
    torch.manual_seed(1)
    w, x, y = torch.ones(3), torch.randn(4, 3), torch.randn(4)
    for _ in range(3):
        w = w - 0.1 * grad(squares)(w, x, y)
    print(w.tolist())


def gradient_and_value():
    torch.manual_seed(2)
    g, v = grad_and_value(squares)(torch.ones(3), torch.randn(4, 3), torch.randn(4))
    print(g.tolist(), v.item())


def vector_jacobian_product():
    value, pull = vjp(torch.exp, torch.tensor([0.0, 1.0]))
    print(value.tolist(), pull(torch.tensor([1.0, 2.0]))[0].tolist())


def gradient_by_another_argument():
    x, w = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, -1.0, 2.0])

    def energy(a, b):
        return (a * b * b).sum()

    print(grad(energy, argnums=1)(x, w))
    by_x, by_w = grad(energy, argnums=(0, 1))(x, w)
    print(by_x, by_w)
    (only,) = grad(energy, argnums=(1,))(x, w)
    print(only)


def gradient_with_aux():
    def loss_fn(params, x):
        prediction = x * params["w"] + params["b"]
        return (prediction ** 2).mean(), prediction

    params = {"w": torch.tensor(2.0), "b": torch.tensor(0.5)}
    x = torch.tensor([1.0, 2.0, 3.0])
    grads, prediction = grad(loss_fn, has_aux=True)(params, x)
    print(grads["w"], grads["b"], prediction)
    grads, (loss, prediction) = grad_and_value(loss_fn, has_aux=True)(params, x)
    print(grads["w"], loss, prediction.requires_grad)


def training_on_a_dict_of_parameters():
    torch.manual_seed(0)
    x, y = torch.randn(16, 3), torch.randn(16, 1)
    params = {"w": torch.randn(3, 1) * 0.1, "b": torch.zeros(1)}

    def loss_fn(params, x, y):
        return ((x @ params["w"] + params["b"] - y) ** 2).mean()

    step = grad_and_value(loss_fn)
    for i in range(4):
        grads, loss = step(params, x, y)
        params = {name: value - 0.1 * grads[name] for name, value in params.items()}
        print(loss.item())
    print(params["w"].flatten().tolist(), params["b"].item())


def products_forward_and_back():
    def f(a, b):
        return torch.sin(a) * b, a + b ** 2

    a, b = torch.tensor([0.5, 1.0]), torch.tensor([2.0, -1.0])
    (first, second), pull = vjp(f, a, b)
    print(first, second)
    print(pull((torch.ones(2), torch.tensor([1.0, 0.0]))))
    out, pushed = jvp(f, (a, b), (torch.ones(2), torch.zeros(2)))
    print(out[0], pushed[0], pushed[1])


def jacobians_and_hessians():
    x = torch.tensor([0.5, 1.0, 2.0])
    print(jacrev(lambda v: torch.sin(v) * v.sum())(x))
    print(jacfwd(lambda v: torch.stack([v.prod(), v.sum()]))(x))
    print(hessian(lambda v: (v ** 3).sum() + v.prod())(x))
    by_a, by_b = jacrev(lambda a, b: a * b, argnums=(0, 1))(x, x + 1.0)
    print(by_a, by_b)


def gradients_per_sample():
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    params = {k: v.detach() for k, v in model.named_parameters()}
    buffers = {k: v.detach() for k, v in model.named_buffers()}

    def compute_loss(params, buffers, sample, target):
        prediction = functional_call(model, (params, buffers), (sample.unsqueeze(0),))
        return F.mse_loss(prediction, target.unsqueeze(0))

    x, y = torch.randn(5, 3), torch.randn(5, 1)
    per_sample = vmap(grad(compute_loss), in_dims=(None, None, 0, 0))(params, buffers, x, y)
    for name, value in per_sample.items():
        print(name, tuple(value.shape), value.flatten()[:4].tolist())


def norm_clipped_per_sample():
    torch.manual_seed(2)
    w = torch.randn(3)
    x, y = torch.randn(6, 3), torch.randn(6)
    each = vmap(grad(lambda w, x, y: (x @ w - y) ** 2), in_dims=(None, 0, 0))(w, x, y)
    norms = each.norm(dim=1)
    print(norms)
    print((each * (1.0 / norms).clamp(max=1.0).unsqueeze(1)).mean(0))


def ensemble_of_models():
    torch.manual_seed(3)
    models = [nn.Linear(2, 2) for _ in range(3)]
    params = {name: torch.stack([dict(m.named_parameters())[name].detach() for m in models]) for name in ("weight", "bias")}
    base = models[0]

    def call(params, x):
        return functional_call(base, params, (x,))

    x = torch.randn(4, 2)
    print(vmap(call, in_dims=(0, None))(params, x))


def vmap_over_other_dimensions():
    x, y = torch.arange(6.0).view(2, 3), torch.arange(6.0).view(3, 2)
    print(vmap(torch.dot, in_dims=(0, 1))(x, y))
    print(vmap(lambda row: row * 2, in_dims=1, out_dims=1)(x))
    low, high = vmap(lambda row: (row.min(), row.max()))(x)
    print(low, high)


def inner_loop_on_fast_weights():
    torch.manual_seed(4)
    model = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
    outer = torch.optim.Adam(model.parameters(), lr=0.01)
    for i in range(3):
        x = torch.randn(10, 1)
        y = torch.sin(x + i)
        fast = dict(model.named_parameters())
        for _ in range(2):
            loss = F.mse_loss(functional_call(model, fast, (x,)), y)
            grads = torch.autograd.grad(loss, list(fast.values()), create_graph=True)
            fast = {name: p - 0.1 * g for (name, p), g in zip(fast.items(), grads)}
        outer.zero_grad()
        loss = F.mse_loss(functional_call(model, fast, (x,)), y)
        loss.backward()
        outer.step()
        print(loss.item())
    print([p.abs().sum().item() for p in model.parameters()])


def forward_with_averaged_weights():
    torch.manual_seed(5)
    model = nn.Linear(3, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    ema = {k: v.clone().detach() for k, v in model.named_parameters()}
    x, y = torch.randn(8, 3), torch.randn(8, 1)
    for i in range(4):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        with torch.no_grad():
            target = functional_call(model, ema, (x,))
        loss = loss + 0.1 * F.mse_loss(model(x), target)
        loss.backward()
        opt.step()
        for name, p in model.named_parameters():
            ema[name].mul_(0.9).add_(p.detach(), alpha=0.1)
        print(loss.item(), target.mean().item())


def penalty_on_the_jacobian():
    torch.manual_seed(6)
    net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
    opt = torch.optim.SGD(net.parameters(), lr=0.05)
    x = torch.randn(3)
    for i in range(3):
        opt.zero_grad()
        penalty = jacrev(net)(x).pow(2).sum()
        loss = net(x).pow(2).sum() + 0.1 * penalty
        loss.backward()
        opt.step()
        print(loss.item(), penalty.item())


def autograd_functional():
    x = torch.tensor([0.5, 1.0, 2.0])
    print(jacobian(torch.exp, x))
    print(jacobian(lambda a, b: a * b.sum(), (x, x + 1)))
    print(torch.autograd.functional.hessian(lambda a, b: (a * a * b).sum(), (x, x + 1)))
    print(torch.autograd.functional.vjp(lambda v: v * v, x, torch.ones(3)))
    print(torch.autograd.functional.jvp(lambda v: v * v, x, torch.ones(3)))
    print(torch.autograd.functional.hvp(lambda v: v.pow(3).sum(), x, torch.tensor([1.0, 0.0, 1.0])))


def jacobian_with_a_graph():
    w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    j = jacobian(lambda v: (v ** 3).sum(), w, create_graph=True)
    print(j.requires_grad)
    j.sum().backward()
    print(w.grad)


def unused_inputs_materialized():
    a, b = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
    ga, gb = torch.autograd.grad((a * 2).sum(), (a, b), allow_unused=True)
    print(ga, gb)
    ga, gb = torch.autograd.grad((a * 2).sum(), (a, b), materialize_grads=True)
    print(ga, gb)


def ensemble_with_stacked_state():
    torch.manual_seed(7)
    models = [nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)) for _ in range(3)]
    params, buffers = stack_module_state(models)
    base = models[0]
    x = torch.randn(4, 2)
    out = torch.vmap(lambda p, b, v: functional_call(base, (p, b), (v,)), in_dims=(0, 0, None))(params, buffers, x)
    print(out.shape, out.flatten()[:4].tolist())
    out.pow(2).mean().backward()
    print(params["0.weight"].grad.shape, params["2.bias"].grad.flatten().tolist())


class Normed(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 3)
        self.norm = nn.BatchNorm1d(3)

    def forward(self, x, scale=1.0):
        return self.norm(self.fc(x)) * scale


def buffers_given_to_functional_call():
    torch.manual_seed(8)
    net = Normed()
    params = dict(net.named_parameters())
    buffers = {k: v.clone() for k, v in net.named_buffers()}
    x = torch.randn(5, 3)
    out = functional_call(net, (params, buffers), (x, 2.0))
    print(out.sum(0).abs().max().item() < 1e-4, out.pow(2).mean().item())
    print(net.norm.running_mean, buffers["norm.running_mean"])
