"""autograd.Function: arguments that are no tensors, what needs gradients, once_differentiable, setup_context."""
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
x, y = torch.randn(5, 3), torch.randn(5, 1)

from torch.autograd import Function
from torch.autograd.function import once_differentiable
class Scale(Function):
    @staticmethod
    def forward(ctx, x, w, factor=2.0, name=None):
        ctx.save_for_backward(x, w)
        ctx.factor = factor
        return x * w * factor, x + w

    @staticmethod
    @once_differentiable
    def backward(ctx, g1, g2):
        x, w = ctx.saved_tensors
        gx = gw = None
        if ctx.needs_input_grad[0]:
            gx = g1 * w * ctx.factor + g2
        if ctx.needs_input_grad[1]:
            gw = g1 * x * ctx.factor + g2
        return gx, gw, None, None

class Setup(Function):
    @staticmethod
    def forward(x, k):
        return x ** k
    @staticmethod
    def setup_context(ctx, inputs, output):
        x, k = inputs
        ctx.save_for_backward(x)
        ctx.k = k
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * ctx.k * x ** (ctx.k - 1), None

a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
b = torch.tensor([0.5, 1.5, 2.5], requires_grad=True)
o, p = Scale.apply(a, b, 3.0)
(o.sum() + p.sum()).backward()
print(a.grad, b.grad)
a.grad = None; b.grad = None
Scale.apply(a, b.detach())[0].sum().backward()
print(a.grad, b.grad)
a.grad = None
Setup.apply(a, 3).sum().backward()
print(a.grad)
a.grad = None
