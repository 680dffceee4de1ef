"""torch.nn.utils: clipping of gradients."""
from torch import Tensor
from torch.nn import Parameters
from torch.nn.utils.clip_grad import clip_grad_norm_, clip_grad_value_
