"""torch.linalg: norms and products; what needs a decomposition is missing."""
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


def matrix_power(A, n):
    if n < 0:
        raise NotImplementedError("matrix_power of a negative number")
    out = torch.eye(A.size(-1)).expand(A.shape)
    for _ in range(n):
        out = torch.matmul(out, A)
    return out


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    return torch.diagonal(A, offset, dim1, dim2)
