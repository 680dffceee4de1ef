# expect: T2M4050 line 6
# expect: T2M4050 line 8
# exit: 1
import torch
x = torch.ones(3, 2)
with torch.autocast("cpu", dtype=torch.bfloat16):
    print(x @ x.t())
scaler = torch.amp.GradScaler("cpu")
