import torch

torch.manual_seed(0)
A = torch.randn(3, 3)
S = A @ A.t() + torch.eye(3)
print(torch.det(A), torch.logdet(S), S.inverse())
print(torch.matrix_power(A, 2), torch.slogdet(S)[1], torch.erfc(torch.tensor([0.3])), A.inverse().shape, S.cholesky().shape)
print(torch.lgamma(torch.tensor([0.5, 4.0])), torch.digamma(torch.tensor([1.5])), torch.polygamma(1, torch.tensor([0.7, 3.0])))
x = torch.tensor([0.7, 2.5], requires_grad=True)
torch.lgamma(x).sum().backward()
print(x.grad)
