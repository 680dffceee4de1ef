# expect: T2M4030 line 13
# expect: T2M4031 line 14
# expect: T2M2104 line 15
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 1)
x = torch.ones(3, 2)
x.requires_grad_()
loss = net(x).sum()
loss.backward(retain_graph=True)
print(x.grad)
x.register_hook(print)
net.register_forward_hook(print)
double = torch.autograd.Function()
