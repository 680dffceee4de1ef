import torch

torch.manual_seed(0)
w = torch.randn(3, 2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)
x = torch.randn(5, 3)
y = torch.randn(5, 2)
lr = 0.1
for step in range(4):
    pred = x @ w + b
    loss = ((pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
        w.grad.zero_()
        b.grad.zero_()
    print(step, loss.item())
for step in range(4):
    loss = ((x.mm(w) + b - y) ** 2).mean()
    loss.backward()
    for p in [w, b]:
        p.data -= lr * p.grad
        p.grad = None
    print(step, loss.item())
opt = torch.optim.Adam([w, b], lr=0.01)
for step in range(4):
    opt.zero_grad()
    loss = ((x.mm(w) + b - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(step, loss.item())
print(w.requires_grad, x.requires_grad, loss.requires_grad, w.is_leaf, b.shape)
a = torch.tensor(2.0, requires_grad=True)
c = a ** 3
c.backward()
print(a.grad)
a.grad.zero_()
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
u = v * v
u.backward(torch.tensor([1.0, 0.5, 0.1]))
print(v.grad)
