# torch.func: gradients of functions.
import torch
from torch.func import grad, grad_and_value, vjp


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
