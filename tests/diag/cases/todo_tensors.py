# expect: T2M2302 line 7
# expect: T2M2303 line 8
# expect: T2M2310 line 10
# exit: 1
import torch
x = torch.ones(3, 3)
x.apply_(lambda v: v + 1)
print(x.unique_consecutive())
print(x.sum())
print(torch.seed())
