# expect: T2M2411 line 6
# exit: 1
import torch
import torch.nn as nn
layer = nn.Linear(2, 4)
torch.jit.save(layer, "layer.pt")
