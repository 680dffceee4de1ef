# expect: T2M3012 line 6
# exit: 0
import torch
model = torch.nn.Linear(2, 2)
state = model.state_dict()
print(state['weight'].sum().item())
