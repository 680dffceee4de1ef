"""Invertible maps of samples, with the logarithm of the volume that they change."""
import math

import torch
import torch.nn.functional as F
from torch.distributions.distribution import as_tensor


class Transform:
    bijective = False
    sign = 0

    def __init__(self, cache_size=0):
        self._cache_size = cache_size
        self._last_x = None
        self._last_y = None

    def __call__(self, x):
        y = self._call(x)
        if self._cache_size > 0:
            self._last_x = x
            self._last_y = y
        return y

    def _inv_call(self, y):
        if self._last_y is not None and self._last_x is not None and y is self._last_y:
            return self._last_x
        x = self._inverse(y)
        if self._cache_size > 0:
            self._last_x = x
            self._last_y = y
        return x

    def _call(self, x):
        raise NotImplementedError

    def _inverse(self, y):
        raise NotImplementedError

    def log_abs_det_jacobian(self, x, y):
        raise NotImplementedError

    def _dims(self):
        """How many of the last dimensions are one value of it."""
        return 0

    @property
    def inv(self):
        return _InverseTransform(self)


class _InverseTransform(Transform):
    def __init__(self, transform):
        super().__init__(0)
        self._of = transform

    def _call(self, x):
        return self._of._inv_call(x)

    def _inverse(self, y):
        return self._of(y)

    def log_abs_det_jacobian(self, x, y):
        return -self._of.log_abs_det_jacobian(y, x)

    def _dims(self):
        return self._of._dims()


class ExpTransform(Transform):
    bijective = True
    sign = +1

    def _call(self, x):
        return x.exp()

    def _inverse(self, y):
        return y.log()

    def log_abs_det_jacobian(self, x, y):
        return x


class TanhTransform(Transform):
    bijective = True
    sign = +1

    def _call(self, x):
        return x.tanh()

    def _inverse(self, y):
        return torch.atanh(y)

    def log_abs_det_jacobian(self, x, y):
        return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))


class SigmoidTransform(Transform):
    bijective = True
    sign = +1

    def _call(self, x):
        return torch.clamp(torch.sigmoid(x), min=1.1754943508222875e-38, max=1.0 - 1.1920928955078125e-07)

    def _inverse(self, y):
        inside = y.clamp(min=1.1754943508222875e-38, max=1.0 - 1.1920928955078125e-07)
        return inside.log() - (-inside).log1p()

    def log_abs_det_jacobian(self, x, y):
        return -F.softplus(-x) - F.softplus(x)


class SoftplusTransform(Transform):
    bijective = True
    sign = +1

    def _call(self, x):
        return F.softplus(x)

    def _inverse(self, y):
        return (-y).expm1().neg().log() + y

    def log_abs_det_jacobian(self, x, y):
        return -F.softplus(-x)


class AbsTransform(Transform):
    def _call(self, x):
        return x.abs()

    def _inverse(self, y):
        return y


class PowerTransform(Transform):
    bijective = True
    sign = +1

    def __init__(self, exponent, cache_size=0):
        super().__init__(cache_size)
        self.exponent = as_tensor(exponent)

    def _call(self, x):
        return x.pow(self.exponent)

    def _inverse(self, y):
        return y.pow(1 / self.exponent)

    def log_abs_det_jacobian(self, x, y):
        return (self.exponent * y / x).abs().log()


class AffineTransform(Transform):
    bijective = True

    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        super().__init__(cache_size)
        self.loc = as_tensor(loc)
        self.scale = as_tensor(scale)
        self._event_dim = event_dim

    def _dims(self):
        return self._event_dim

    def _call(self, x):
        return self.loc + self.scale * x

    def _inverse(self, y):
        return (y - self.loc) / self.scale

    def log_abs_det_jacobian(self, x, y):
        whole = torch.abs(self.scale).log().expand_as(x)
        for _ in range(self._event_dim):
            whole = whole.sum(-1)
        return whole


class SoftmaxTransform(Transform):
    def _dims(self):
        return 1

    def _call(self, x):
        probs = (x - x.max(-1, True)[0]).exp()
        return probs / probs.sum(-1, True)

    def _inverse(self, y):
        return y.log()


class ComposeTransform(Transform):
    def __init__(self, parts, cache_size=0):
        super().__init__(cache_size)
        self.parts = parts

    def _dims(self):
        return max([part._dims() for part in self.parts])

    def _call(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in self.parts[::-1]:
            y = part._inv_call(y)
        return y

    def log_abs_det_jacobian(self, x, y):
        dims = self._dims()
        whole = torch.zeros(())
        for part in self.parts:
            after = part(x)
            piece = part.log_abs_det_jacobian(x, after)
            for _ in range(dims - part._dims()):
                piece = piece.sum(-1)
            whole = whole + piece
            x = after
        return whole
