"""A function optimises the tensor that it is given: the caller sees the steps, the gradient, requires_grad."""
import torch


def fit(x, steps):
    x.requires_grad_(True)
    opt = torch.optim.SGD([x], lr=0.1)
    for _ in range(steps):
        opt.zero_grad()
        loss = ((x - 1) ** 2).sum()
        loss.backward()
        opt.step()
    return loss.item()


def sign_of_gradient(image, weight):
    image.requires_grad = True
    (image * weight).sum().backward()
    return image.grad.sign()


def refine(x, steps):
    x.requires_grad_(True)
    opt = torch.optim.LBFGS([x], lr=0.1, max_iter=4)
    count = [0]
    for _ in range(steps):
        def closure():
            with torch.no_grad():
                x.clamp_(-1, 0.8)
            opt.zero_grad()
            loss = ((x - 1) ** 2).sum()
            loss.backward()
            count[0] += 1
            return loss
        loss = opt.step(closure)
    print("loss %.4f" % loss.item(), count)
    with torch.no_grad():
        x.clamp_(0, 0.5)
    return x


x = torch.zeros(3)
same = x
print("%.4f" % fit(x, 5))
print(x.detach(), same.detach(), x.requires_grad)
image = torch.ones(2, 2)
print(sign_of_gradient(image, torch.tensor([[1.0, -2.0], [3.0, 0.0]])), image.requires_grad)
print(image.grad)
y = torch.zeros(3)
out = refine(y, 2)
print(out.detach(), y.detach(), out.requires_grad)
