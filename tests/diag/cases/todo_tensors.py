# expect: T2M2302 line 13
# expect: T2M2303 line 14
# expect: T2M2304 line 15
# expect: T2M2304 line 16
# expect: T2M2305 line 17
# expect: T2M2306 line 18
# expect: T2M2310 line 19
# expect: T2M2320 line 20
# expect: T2M2321 line 21
# exit: 1
import torch
x = torch.ones(3, 3)
x.apply_(lambda v: v + 1)
print(x.unique_consecutive())
print(x.inverse())
print(torch.det(x))
print(torch.meshgrid(torch.arange(3), torch.arange(2)))
print(torch.vmap(torch.sum)(x))
print(torch.seed())
print(torch.get_num_threads())
torch.set_default_dtype(torch.float64)
