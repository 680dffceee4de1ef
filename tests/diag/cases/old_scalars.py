# expect: T2M3003 line 7 "write `.item()` in the place of `[0]`"
# exit: 1
import torch
x = torch.ones(3)
loss = x.sum()
print(loss.item())
print(loss.data[0])
