"""torch.linalg. Decompositions are the engine's, their gradients are here."""
from typing import NamedTuple

import torch


def vector_norm(x, ord=2, dim=None, keepdim=False):
    if dim is None:
        whole = torch.norm(x.reshape(-1), float(ord), dim=0)
        return whole.reshape([1 for n in x.shape]) if keepdim else whole
    return torch.norm(x, float(ord), dim=dim, keepdim=keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    row, column = int(dim[0]), int(dim[1])
    if ord == "fro":
        return (A * A).sum(dim=(row, column), keepdim=keepdim).sqrt()
    if ord == 1 or ord == float("inf"):
        summed, largest = (row, column) if ord == 1 else (column, row)
        return A.abs().sum(dim=summed, keepdim=True).amax(dim=(summed, largest), keepdim=keepdim)
    raise NotImplementedError(f"matrix norms of order {ord!r}")


def norm(A, ord=None, dim=None, keepdim=False):
    if ord is None:
        return vector_norm(A, 2, dim, keepdim)
    if ord == "fro":
        return matrix_norm(A, "fro", (-2, -1) if dim is None else dim, keepdim)
    if dim is None and A.dim() == 2:
        return matrix_norm(A, ord, (-2, -1), keepdim)
    return vector_norm(A, ord, dim, keepdim)


def matmul(input, other):
    return torch.matmul(input, other)


def vecdot(x, y, dim=-1):
    return (x * y).sum(dim)


def multi_dot(tensors):
    out = tensors[0]
    for other in tensors[1:]:
        out = torch.matmul(out, other)
    return out


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)


def _diagonal_of(A):
    count = min(A.size(-2), A.size(-1))
    return torch.where(torch.eye(count) > 0, A, torch.zeros_like(A)).sum(-1)


def _as_diagonal(values):
    return values.unsqueeze(-1) * torch.eye(values.size(-1))


# ---- solving


def inv(A):
    return torch._inverse(A)


def solve(A, B, *, left=True):
    return torch._solve(A, B) if left else torch.matmul(B, inv(A))


def solve_triangular(A, B, *, upper, left=True, unitriangular=False):
    if not left:
        raise NotImplementedError("linalg.solve_triangular with left=False")
    if unitriangular:
        A = A - _as_diagonal(_diagonal_of(A)) + torch.eye(A.size(-1))
    return torch._solve_triangular(A, B, upper)


def cholesky(A, *, upper=False):
    return torch._cholesky(A, upper)


def lstsq(A, B):
    return LstsqResult(torch.matmul(pinv(A), B))


class LstsqResult:
    def __init__(self, solution):
        self.solution = solution


# ---- determinants: the gradient is that of the logarithm


def _sign_and_diagonal(A):
    factors, exchanges = torch._lu_factor(A)
    diagonal = _diagonal_of(factors)
    moved = (exchanges != torch.arange(A.size(-1))).sum(-1)
    return 1.0 - 2.0 * (moved % 2).to(A.dtype), diagonal


class _Det(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A):
        sign, diagonal = _sign_and_diagonal(A)
        det = sign * diagonal.prod(-1)
        ctx.save_for_backward(A, det)
        return det

    @staticmethod
    def backward(ctx, grad):
        A, det = ctx.saved_tensors
        return (grad * det).unsqueeze(-1).unsqueeze(-1) * torch._inverse(A).transpose(-2, -1)


class _LogAbsDet(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A):
        sign, diagonal = _sign_and_diagonal(A)
        ctx.save_for_backward(A)
        return diagonal.abs().log().sum(-1)

    @staticmethod
    def backward(ctx, grad):
        A, = ctx.saved_tensors
        return grad.unsqueeze(-1).unsqueeze(-1) * torch._inverse(A).transpose(-2, -1)


class SlogdetResult(NamedTuple):
    sign: torch.Tensor
    logabsdet: torch.Tensor

    def __repr__(self):
        return f"torch.return_types.linalg_slogdet(\nsign={self.sign!r},\nlogabsdet={self.logabsdet!r})"


def det(A):
    return _Det.apply(A)


def slogdet(A):
    sign, diagonal = _sign_and_diagonal(A)
    return SlogdetResult(sign * diagonal.sign().prod(-1), _LogAbsDet.apply(A))


# ---- eigenvalues and singular values


class _Eigh(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A, upper):
        values, vectors = torch._eigh(A, upper)
        ctx.save_for_backward(values, vectors)
        return values, vectors

    @staticmethod
    def backward(ctx, grad_values, grad_vectors):
        values, vectors = ctx.saved_tensors
        gaps = values.unsqueeze(-2) - values.unsqueeze(-1) + torch.eye(values.size(-1))
        turned = torch.matmul(vectors.transpose(-2, -1), grad_vectors) / gaps
        turned = turned - _as_diagonal(_diagonal_of(turned))
        inner = _as_diagonal(grad_values) + turned
        return torch.matmul(torch.matmul(vectors, inner), vectors.transpose(-2, -1)), None


class EighResult(NamedTuple):
    eigenvalues: torch.Tensor
    eigenvectors: torch.Tensor

    def __repr__(self):
        return f"torch.return_types.linalg_eigh(\neigenvalues={self.eigenvalues!r},\neigenvectors={self.eigenvectors!r})"


class QRResult(NamedTuple):
    Q: torch.Tensor
    R: torch.Tensor

    def __repr__(self):
        return f"torch.return_types.linalg_qr(\nQ={self.Q!r},\nR={self.R!r})"


class SVDResult(NamedTuple):
    U: torch.Tensor
    S: torch.Tensor
    Vh: torch.Tensor

    def __repr__(self):
        return f"torch.return_types.linalg_svd(\nU={self.U!r},\nS={self.S!r},\nVh={self.Vh!r})"


def eigh(A, UPLO="L"):
    values, vectors = _Eigh.apply(A, UPLO == "U")
    return EighResult(values, vectors)


def eigvalsh(A, UPLO="L"):
    return eigh(A, UPLO).eigenvalues


class _SVD(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A):
        U, S, Vh = torch._svd(A)
        U, Vh = U.narrow(-1, 0, S.size(-1)), Vh.narrow(-2, 0, S.size(-1))
        ctx.save_for_backward(U, S, Vh)
        return U, S, Vh

    @staticmethod
    def backward(ctx, grad_U, grad_S, grad_Vh):
        U, S, Vh = ctx.saved_tensors
        V, Ut = Vh.transpose(-2, -1), U.transpose(-2, -1)
        squares = S * S
        gaps = squares.unsqueeze(-2) - squares.unsqueeze(-1) + torch.eye(S.size(-1))
        left, right = torch.matmul(Ut, grad_U), torch.matmul(Vh, grad_Vh.transpose(-2, -1))
        left, right = (left - left.transpose(-2, -1)) / gaps, (right - right.transpose(-2, -1)) / gaps
        inner = _as_diagonal(grad_S) + left * S.unsqueeze(-2) + S.unsqueeze(-1) * right
        out = torch.matmul(torch.matmul(U, inner), Vh)
        if U.size(-2) > S.size(-1):
            rest = grad_U / S.unsqueeze(-2)
            out = out + torch.matmul(rest - torch.matmul(U, torch.matmul(Ut, rest)), Vh)
        if V.size(-2) > S.size(-1):
            rest = grad_Vh / S.unsqueeze(-1)
            out = out + torch.matmul(U, rest - torch.matmul(torch.matmul(rest, V), Vh))
        return out


def svd(A, full_matrices=True):
    if full_matrices and A.size(-2) != A.size(-1):
        U, S, Vh = torch._svd(A)
        return SVDResult(U, S, Vh)
    U, S, Vh = _SVD.apply(A)
    return SVDResult(U, S, Vh)


def svdvals(A):
    return svd(A, False).S


class _QR(torch.autograd.Function):
    @staticmethod
    def forward(ctx, A):
        Q, R = torch._qr(A)
        ctx.save_for_backward(Q, R)
        return Q, R

    @staticmethod
    def backward(ctx, grad_Q, grad_R):
        Q, R = ctx.saved_tensors
        M = torch.matmul(R, grad_R.transpose(-2, -1)) - torch.matmul(grad_Q.transpose(-2, -1), Q)
        M = torch.tril(M) + torch.tril(M, -1).transpose(-2, -1)
        inner = grad_Q + torch.matmul(Q, M)
        return torch._solve(R, inner.transpose(-2, -1)).transpose(-2, -1)


def qr(A, mode="reduced"):
    if mode != "reduced":
        raise NotImplementedError(f"linalg.qr with mode={mode!r}")
    Q, R = _QR.apply(A)
    return QRResult(Q, R)


def pinv(A, *, rtol=None, hermitian=False):
    U, S, Vh = svd(A, False)
    cut = S.max() * (max(A.size(-2), A.size(-1)) * torch.finfo(A.dtype).eps if rtol is None else rtol)
    kept = torch.where(S > cut, 1.0 / S, torch.zeros_like(S))
    return torch.matmul(Vh.transpose(-2, -1) * kept.unsqueeze(-2), U.transpose(-2, -1))


def matrix_rank(A, *, tol=None, hermitian=False):
    S = svdvals(A)
    cut = S.max() * max(A.size(-2), A.size(-1)) * torch.finfo(A.dtype).eps if tol is None else torch.tensor(tol)
    return (S > cut).sum(-1)


def cond(A, p=None):
    S = svdvals(A)
    return S.max() / S.min()


def matrix_power(A, n):
    base = inv(A) if n < 0 else A
    out = torch.eye(A.size(-1)).expand(A.shape)
    for _ in range(abs(n)):
        out = torch.matmul(out, base)
    return out


def cross(input, other, *, dim=-1):
    return torch.cross(input, other, dim=dim)
