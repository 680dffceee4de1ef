"""w.requires_grad_() right behind the assignment: leaves of the script, also as variables of the file that functions read."""
import torch
w1 = torch.full((4, 3), 3.0) / 2
w1.requires_grad_()
b1 = torch.zeros(3, requires_grad=True)
params = [w1, b1]


def model(x):
    return (x @ w1 + b1).pow(2)


x = torch.ones(2, 4)
for i in range(2):
    loss = model(x).sum()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 0.1 * p.grad
            p.grad.zero_()
print(len(params), [tuple(p.shape) for p in params])
print(w1, b1, w1.is_leaf, w1.requires_grad)
