# expect: T2M3012 line 5
# exit: 0
import torch
state = torch.load('weights.pt')
print(state['w'].sum().item())
