"""torch.special. The gamma functions' gradients are each other."""
import math

import torch


class _Digamma(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch._digamma_of(x)

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return grad * torch._trigamma_of(x)


class _LGamma(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch._lgamma_of(x)

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return grad * torch._digamma_of(x)


def gammaln(input):
    return _LGamma.apply(input)


def digamma(input):
    return _Digamma.apply(input)


def psi(input):
    return _Digamma.apply(input)


def polygamma(n, input):
    if n == 0:
        return digamma(input)
    if n == 1:
        return torch._trigamma_of(input)
    raise NotImplementedError(f"polygamma of order {n}")


def multigammaln(a, p):
    out = torch.full_like(a, p * (p - 1) / 4 * math.log(math.pi))
    for j in range(p):
        out = out + gammaln(a - j / 2)
    return out


def expit(input):
    return torch.sigmoid(input)


def logit(input, eps=None):
    return torch.logit(input) if eps is None else torch.logit(input, eps)


def erf(input):
    return torch.erf(input)


def erfc(input):
    return 1 - torch.erf(input)


def erfinv(input):
    return torch.erfinv(input)


def exp2(input):
    return torch.exp2(input)


def expm1(input):
    return torch.expm1(input)


def log1p(input):
    return torch.log1p(input)


def sinc(input):
    return torch.sinc(input)


def xlogy(input, other):
    return torch.xlogy(input, other)


def xlog1py(input, other):
    return torch.where(input == 0, torch.zeros_like(other), input * torch.log1p(other))


def entr(input):
    return torch.where(input == 0, torch.zeros_like(input), -input * torch.log(input))


def ndtr(input):
    return 0.5 * (1 + torch.erf(input / math.sqrt(2)))


def ndtri(input):
    return math.sqrt(2) * torch.erfinv(2 * input - 1)


def log_ndtr(input):
    return torch.log(ndtr(input))


def softmax(input, dim):
    return torch.softmax(input, dim)


def log_softmax(input, dim):
    return torch.log_softmax(input, dim)


def logsumexp(input, dim, keepdim=False):
    return torch.logsumexp(input, dim, keepdim)


def round(input):
    return torch.round(input)
