"""torch: what torch.linalg and torch.special have under the same names."""
from torch.linalg import det, matrix_power, qr, slogdet
from torch.linalg import pinv as pinverse
from torch.special import digamma, polygamma
from torch.special import gammaln as lgamma
from torch.special import multigammaln as mvlgamma


def logdet(input):
    sign, value = slogdet(input)
    return value + sign.log()
