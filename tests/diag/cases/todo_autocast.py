# expect: T2M4050 line 7
# exit: 1
import torch
x = torch.ones(3, 2)
with torch.autocast("cpu", dtype=torch.bfloat16):
    print(x @ x.t())
scaler = torch.amp.GradScaler("cpu")
