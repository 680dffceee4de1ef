# softmax without dim, as old scripts have it.
import warnings

import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore")
for shape in ((4,), (2, 3), (2, 2, 2)):
    x = torch.ones(shape)
    print(F.softmax(x), "%.3f" % F.log_softmax(x).exp().sum().item())
y = torch.ones(2, 3)
print(F.softmax(y), F.softmax(y, dim=0), F.log_softmax(y, 1))
