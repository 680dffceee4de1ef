import torch
import torch.nn as nn
torch.manual_seed(0)
bn = nn.BatchNorm2d(3, affine=False)
print(bn.weight is None, bn.bias is None, bn.running_mean)
ln = nn.LayerNorm(4, elementwise_affine=False)
print(ln.weight is None, ln)
gn = nn.GroupNorm(2, 4, affine=False)
print(gn.weight is None, gn)
inn = nn.InstanceNorm2d(3)
print(inn.weight is None, inn)
bn2 = nn.BatchNorm1d(3, track_running_stats=False)
print(bn2.running_mean is None, bn2)
for m in [bn, ln, gn, inn, bn2]:
    if isinstance(m, (nn.BatchNorm2d, nn.LayerNorm)):
        if m.weight is not None:
            nn.init.ones_(m.weight)
        print(type(m).__name__, len(list(m.parameters())))
