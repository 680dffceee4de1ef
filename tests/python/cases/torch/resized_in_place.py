import torch
buf = torch.empty(4, 2)
keep = buf
for n in [4, 4, 3]:
    real = torch.ones(n, 2) * n
    buf.resize_as_(real).copy_(real)
    x = buf.clone()
    print(x)
    buf.resize_(n, 2).normal_(0, 1)
    print(buf.shape)
