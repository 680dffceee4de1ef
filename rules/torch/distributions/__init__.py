"""torch.distributions: in Python, on the tensors' own operations. What draws, draws as PyTorch does."""
from torch.distributions import constraints, transformed_distribution, transforms
from torch.distributions.bernoulli import Bernoulli
from torch.distributions.categorical import Categorical
from torch.distributions.distribution import Distribution
from torch.distributions.exponential import Exponential
from torch.distributions.gamma import Beta, Chi2, Dirichlet, Gamma, StudentT
from torch.distributions.independent import Independent
from torch.distributions.kl import kl_divergence
from torch.distributions.laplace import Laplace
from torch.distributions.log_normal import LogNormal
from torch.distributions.multivariate_normal import MultivariateNormal
from torch.distributions.normal import Normal
from torch.distributions.one_hot_categorical import OneHotCategorical
from torch.distributions.poisson import Poisson
from torch.distributions.relaxed import (Geometric, MixtureSameFamily, OneHotCategoricalStraightThrough, RelaxedBernoulli,
                                         RelaxedOneHotCategorical)
from torch.distributions.scaled import Cauchy, Gumbel, HalfNormal
from torch.distributions.transformed_distribution import TransformedDistribution
from torch.distributions.transforms import (AbsTransform, AffineTransform, ComposeTransform, ExpTransform, PowerTransform, SigmoidTransform, SoftmaxTransform,
                                            SoftplusTransform, TanhTransform, Transform)
from torch.distributions.uniform import Uniform
