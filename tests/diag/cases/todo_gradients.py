# expect: T2M4040 line 9
# expect: T2M4030 line 16
# expect: T2M4031 line 17
# expect: T2M2104 line 18
# exit: 1
import torch
import torch.nn as nn
net = nn.Linear(2, 1)
optimizer = torch.optim.LBFGS(net.parameters())
x = torch.ones(3, 2)
x.requires_grad_()
loss = net(x).sum()
loss.backward(retain_graph=True)
print(x.grad)
print(torch.autograd.grad(loss, x))
x.register_hook(print)
net.register_forward_hook(print)
double = torch.autograd.Function()
