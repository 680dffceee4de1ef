"""Fast weights of an inner loop: each gradient is asked for by what the step before made, not by the parameters."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
net = nn.Linear(3, 1)
x, y = torch.randn(8, 3), torch.randn(8, 1)


def forward(x, weights):
    return F.linear(x, weights[0], weights[1])


def adapt(steps, create_graph):
    weights = list(net.parameters())
    for _ in range(steps):
        loss = F.mse_loss(forward(x, weights), y)
        grads = torch.autograd.grad(loss, weights, create_graph=create_graph)
        weights = [w - 0.1 * g for w, g in zip(weights, grads)]
    return weights


weights = adapt(4, create_graph=False)
print([round(w.sum().item(), 4) for w in weights])
loss = F.mse_loss(forward(x, adapt(2, create_graph=True)), y)
loss.backward()
print([[round(v, 4) for v in p.grad.flatten().tolist()] for p in net.parameters()])

# what lies behind the inputs is still there afterwards
h = net(x).tanh()
out = (h ** 2).sum()
print(round(torch.autograd.grad(out, h)[0].sum().item(), 4))
h.sum().backward()
print(round(net.bias.grad.item(), 4))
try:
    torch.autograd.grad(out, h)
except RuntimeError as error:
    print(str(error).split("(")[0])
