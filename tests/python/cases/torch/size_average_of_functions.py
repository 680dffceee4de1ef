"""The old size_average= and reduce= of the loss functions."""
import warnings

import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore")
torch.manual_seed(0)
x = torch.tensor([[0.1, 0.9], [0.7, 0.3], [0.4, 0.6]], requires_grad=True)
labels = torch.tensor([0, 1, 1])
target = torch.tensor([[0.0, 1.0], [1.0, 0.0], [0.5, 0.5]])
log_p = F.log_softmax(x, dim=1)
test_loss = 0
test_loss += F.nll_loss(log_p, labels, size_average=False).item()
print(f"{test_loss:.3f}", f"{F.nll_loss(log_p, labels, size_average=True).item():.3f}")
print(F.cross_entropy(x, labels, reduce=False).detach())
print(f"{F.cross_entropy(x, labels, size_average=False):.3f} {F.mse_loss(x, target, size_average=False):.3f}")
print(f"{F.binary_cross_entropy(x, target, size_average=False):.3f} {F.l1_loss(x, target, size_average=False):.3f}")
loss = F.binary_cross_entropy_with_logits(x, target, size_average=False) + F.smooth_l1_loss(x, target, size_average=False)
loss.backward()
print(f"{loss:.3f}", x.grad)
print(f"{F.kl_div(log_p, target, size_average=False):.3f}")
