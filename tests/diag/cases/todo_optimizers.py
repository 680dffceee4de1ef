# expect: T2M2421 line 9
# expect: T2M2422 line 10
# expect: T2M2430 line 11
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 2)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
print(optimizer.state_dict())
optimizer.add_param_group({"params": net.parameters()})
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 0.9)
