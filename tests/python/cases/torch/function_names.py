"""What the graph calls a Function of the script."""
import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        grad = grad.clone()
        grad[x < 0] = 0
        return grad


class Two(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b, a + b

    @staticmethod
    def backward(ctx, g1, g2):
        a, b = ctx.saved_tensors
        return g1 * b + g2, g1 * a + g2


x = torch.tensor([-1.0, 2.0], requires_grad=True)
with torch.autograd.set_detect_anomaly(True):
    y = MyReLU.apply(x)
    print(type(y.grad_fn).__name__, y.grad_fn.name())
    print(y)
    y.sum().backward()
print(x.grad)
p, q = Two.apply(x, torch.tensor([3.0, 4.0]))
print(p, q.grad_fn.name())
(p.sum() + q.sum()).backward()
print(x.grad)
