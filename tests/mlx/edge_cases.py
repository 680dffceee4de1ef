"""Calls at the edges of what functions take, of all families: mixed types, broadcast stacks, vectors where numbers are usual, nothing at all."""
from cases import FLOATS, array, inf, nan, of


def matrix(dtype, *shape, seed=1):
    return array(dtype, list(shape), seed)


def edge_linalg_cases():
    """What is unique of a decomposition: singular values, eigenvalues of Hermitian matrices; the rest is tested in tests/engine/test_linalg.c."""
    c = matrix("complex64", 3, 4)
    yield "mlx_linalg_svd", [c, False]
    yield "mlx_linalg_svd", [matrix("complex64", 2, 4, 3), False]
    hermitian = of("complex64", [2, 1 - 1j, 0.5j, 1 + 1j, 3, 1, -0.5j, 1, 1], [3, 3])
    for triangle in "LU":
        yield "mlx_linalg_eigvalsh", [hermitian, triangle]
    yield "mlx_linalg_eigvals", [of("complex64", [1 + 1j, 2, 0, 3 - 1j], [2, 2])]
    yield "mlx_linalg_eigvals", [matrix("float16", 2, 2)]
    for order in (1.0, 2.0, 3.0, inf, -inf, 0.0):
        yield "mlx_linalg_norm", [c, order, [1], False]
    yield "mlx_linalg_norm_l2", [c, None, False]
    yield "mlx_linalg_norm_l2", [c, [0, 1], True]
    yield "mlx_linalg_norm_matrix", [c, "fro", [0, 1], False]
    yield "mlx_linalg_norm_matrix", [c, "nuc", [0, 1], False]
    square = of("float32", [4.0, 1.0, 0.0, 1.0, 3.0, 1.0, 0.0, 1.0, 2.0], [3, 3])
    yield "mlx_linalg_solve", [of("float32", square.values * 2, [2, 1, 3, 3]), matrix("float32", 1, 3, 3, 2)]
    yield "mlx_linalg_solve", [square, matrix("float32", 4, 1)]
    for upper in (False, True):
        yield "mlx_linalg_tri_inv", [square, upper]


def edge_order_cases():
    c = of("complex64", [1 + 1j, 0j, 1 - 1j, complex(nan, 0), -2 + 0j, complex(1, inf), 3j, complex(0, nan)])
    for name in ("sort", "argsort"):
        yield f"mlx_{name}", [of("complex64", [v for v in c.values if v == v])]
    for name in ("max", "min"):
        yield f"mlx_{name}", [c, False]
        yield f"mlx_{name}_axis", [of("complex64", c.values, [2, 4]), 0, False]


def edge_shape_cases():
    nothing = of("float32", [], [0])
    yield "mlx_kron", [nothing, of("int32", [1, 2])]
    yield "mlx_take_axis", [of("float32", [], [4, 0]), of("int32", [1, 2]), 0]
    yield "mlx_take_axis", [of("float32", [], [4, 0]), of("int32", [1]), 1]
    yield "mlx_take", [nothing, of("int32", [0])]
    yield "mlx_put_along_axis", [nothing, nothing, nothing, 0]
    for start, stop, step in ((0, 10, inf), (10, 0, inf), (0, -10, -inf), (0, 10, -inf)):
        yield "mlx_arange", [start, stop, step, "float32"]
    yield "mlx_pad", [matrix("float32", 2, 2), [0, 1], [1, 1], [1, 1], of("float32", [2.0], []), "constant"]
    yield "mlx_einsum", ["ab,bc->c", [matrix("float32", 5, 1), matrix("float32", 8, 2)]]
    yield "mlx_einsum", ["ab,bc->abc", [matrix("float32", 5, 8), matrix("float32", 1, 2)]]
    yield "mlx_einsum", ["a...b...c,a...b...c->abc", [matrix("float32", 2, 2, 2), matrix("float32", 2, 2, 2)]]


def edge_random_cases():
    key = of("uint32", [0, 7])
    yield "mlx_random_normal", [[2, 3], "complex64", 0.0, 1.0, key]
    yield "mlx_random_normal", [[4], "complex64", 2.0, 3.0, key]
    yield "mlx_random_normal_broadcast", [[2, 3], "complex64", of("complex64", [1j, 2, 3]), None, key]
    for dtype in FLOATS:
        yield "mlx_random_normal", [[6], dtype, 0.5, 2.5, key]
        yield "mlx_random_laplace", [[6], dtype, 0.5, 2.5, key]


def edge_fast_cases():
    q, k, v = matrix("float32", 1, 2, 3, 8), matrix("float32", 1, 2, 5, 8), matrix("float32", 1, 2, 5, 8, seed=2)
    name = "mlx_fast_scaled_dot_product_attention"
    half = matrix("float16", 1, 2, 3, 8)
    yield name, [q, k, v, 0.5, "", of("bool", [False], []), None]
    yield name, [q, k, v, 0.5, "", array("bool", [1, 2, 3, 5], 3), None]
    yield name, [q, k, v, 0.5, "", array("float32", [2, 4, 5], 3), None]
    yield name, [half, k, v, 0.5, "", None, None]
    yield name, [half, half, half, 0.5, "", array("float32", [3, 3], 3), None]
    yield name, [half, half, half, 0.5, "", None, array("float32", [2], 3)]
    yield name, [q, k, v, 0.5, "", None, of("float32", [0.5], [])]
    yield name, [q, k, v, 0.5, "causal", of("bool", [True], []), None]
    yield name, [matrix("float32", 1, 2, 6, 8), k, v, 0.5, "causal", None, None]
    x = matrix("float32", 3, 2, 4, 8)
    for offset in (of("int32", [1, 2, 3]), of("int32", [1, 2]), of("int32", [2]), of("float32", [1.0], []), of("int64", [3], []), of("int32", [1, 2, 3], [3, 1])):
        yield "mlx_fast_rope_dynamic", [x, 8, False, 100.0, 1.0, offset, None]
    yield "mlx_fast_rope_dynamic", [matrix("float32", 4, 8), 8, False, 100.0, 1.0, of("int32", [1], []), None]


FAMILIES = [edge_linalg_cases, edge_order_cases, edge_shape_cases, edge_random_cases, edge_fast_cases]
