# expect: T2M3013 line 7 "read as `.item()`"
# exit: 0
import torch
x = torch.ones(3)
loss = x.sum()
print(loss.item())
print(loss.data[0])
