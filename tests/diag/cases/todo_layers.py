# expect: T2M2410 line 7
# expect: T2M2411 line 8
# exit: 1
import torch
import torch.nn as nn
import torch.nn.functional as F
layer = nn.AdaptiveLogSoftmaxWithLoss(2, 4, [2])
norm = F.batch_norm(torch.ones(2, 2), torch.zeros(2), torch.ones(2))
