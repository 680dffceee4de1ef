# expect: T2M2302 line 9
# expect: T2M2303 line 10
# expect: T2M2304 line 11
# expect: T2M2304 line 12
# expect: T2M2310 line 14
# exit: 1
import torch
x = torch.ones(3, 3)
x.apply_(lambda v: v + 1)
print(x.unique_consecutive())
print(x.inverse())
print(torch.det(x))
print(x.sum())
print(torch.seed())
