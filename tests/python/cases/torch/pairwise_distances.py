"""F.pairwise_distance with keepdim and other norms, as contrastive losses use it."""
import torch
import torch.nn.functional as F
from torch import nn


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=2.0):
        super().__init__()
        self.margin = margin

    def forward(self, output1, output2, label):
        euclidean_distance = F.pairwise_distance(output1, output2, keepdim=True)
        return torch.mean((1 - label) * torch.pow(euclidean_distance, 2) +
                          label * torch.pow(torch.clamp(self.margin - euclidean_distance, min=0.0), 2))


torch.manual_seed(1)
a = torch.randn(4, 3, requires_grad=True)
b = torch.randn(4, 3)
label = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
loss = ContrastiveLoss(1.5)(a, b, label)
loss.backward()
print("%.6f" % loss.item(), [round(v, 5) for v in a.grad.flatten().tolist()])
with torch.no_grad():
    for p in (1, 2, 3.0):
        print(p, [round(v, 5) for v in F.pairwise_distance(a, b, p).tolist()], F.pairwise_distance(a, b, p, keepdim=True).shape)
    print(F.pairwise_distance(a, b, 2, 1e-3).shape, F.pairwise_distance(a, b, eps=0.0, keepdim=True).shape)
    print([round(v, 5) for v in F.pairwise_distance(a, b).tolist()])
