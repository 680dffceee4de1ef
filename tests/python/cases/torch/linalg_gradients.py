import torch

torch.manual_seed(0)
A = torch.randn(4, 4)
b = torch.randn(4)
S = A @ A.t() + torch.eye(4)


def check(name, x, loss):
    loss.backward()
    print(name, x.grad)


x = A.clone().requires_grad_()
check("inv", x, torch.linalg.inv(x).pow(2).sum())
x = A.clone().requires_grad_()
check("det", x, torch.linalg.det(x))
x = S.clone().requires_grad_()
check("slogdet", x, torch.linalg.slogdet(x)[1])
x = S.clone().requires_grad_()
check("cholesky", x, torch.linalg.cholesky(x @ x.t() + torch.eye(4)).sum())
x = A.clone().requires_grad_()
check("solve", x, (torch.linalg.solve(x, b) ** 2).sum())
x = S.clone().requires_grad_()
values, vectors = torch.linalg.eigh(x @ x.t())
check("eigh", x, (values * torch.arange(4.0)).sum() + (vectors ** 4).sum())
x = torch.randn(5, 3).requires_grad_()
U, D, Vh = torch.linalg.svd(x, full_matrices=False)
check("svd", x, (D * D).sum() + ((U @ Vh) ** 3).sum())
x = torch.randn(5, 3).requires_grad_()
Q, R = torch.linalg.qr(x)
check("qr", x, (Q.abs() * torch.arange(3.0)).sum() + (R ** 2).sum())
x = torch.randn(3, 5).requires_grad_()
check("pinv", x, (torch.linalg.pinv(x) ** 2).sum())
x = A.clone().requires_grad_()
check("power", x, torch.linalg.matrix_power(x, 3).sum())
