"""Products and linalg."""
import numpy as np

a = np.array([[4.0, 1.0], [2.0, 3.0]])
b = np.array([1.0, 2.0])
print(a @ b, a @ a, a.dot(b), np.dot(b, b), np.matmul(a, a.T), b @ b, np.outer(b, b), np.trace(a))
print(np.linalg.inv(a), np.round(np.linalg.det(a), 10), np.linalg.solve(a, b))
print(np.linalg.norm(b), np.linalg.norm(a), np.linalg.norm(a, axis=1), np.linalg.norm(b, 1), np.linalg.norm(b, ord=np.inf))
values, vectors = np.linalg.eigh(np.array([[2.0, 1.0], [1.0, 2.0]]))
print(np.round(values, 6), np.round(np.abs(vectors), 6))
u, s, vt = np.linalg.svd(a)
print(np.round(s, 6), np.allclose(u @ np.diag(s) @ vt, a), u.shape)
q, r = np.linalg.qr(a)
print(np.allclose(q @ r, a), np.linalg.matrix_rank(a), np.round(np.linalg.cholesky(np.array([[4.0, 2.0], [2.0, 3.0]])), 6))
x = np.arange(6.0)
design = np.column_stack([x, np.ones(6)])
w = np.linalg.lstsq(design, 3 * x + 1, rcond=None)[0]
print(np.round(w, 6), np.round(np.linalg.pinv(a), 6))
m = np.arange(6).reshape(2, 3)
print(m @ m.T, (m @ m.T).dtype, np.ones((4, 2, 3)) @ np.ones((3, 2)) @ np.ones(2))
print(np.cov(np.array([[1.0, 2.0, 4.0], [1.0, 0.0, 2.0]])), np.round(np.corrcoef([1, 2, 3], [1, 2, 4]), 6), np.cross([1, 0, 0], [0, 1, 0]))
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as error:
    print("LinAlgError:", error)
