"""The calls that are compared with MLX: for each function of the API, a list of arguments. The values come from a generator of our own, so that they
are the same everywhere, and only the results need to be recorded."""
from capi import DTYPES, FLOATS, Array, size_of

INTS = [d for d in DTYPES if "int" in d]
SIGNED = [d for d in INTS if not d.startswith("u")]
REAL = [d for d in DTYPES if d != "complex64"]
NUMBERS = [d for d in REAL if d != "bool"]
LAYOUTS = ["transposed", "stepped", "reversed"]
inf, nan = float("inf"), float("nan")


class Numbers:
    """A linear congruential generator."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2**32

    def next(self):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return self.state >> 8

    def values(self, dtype, count, low=-3.0, high=3.0):
        if dtype == "bool":
            return [self.next() % 2 == 1 for _ in range(count)]
        if dtype == "complex64":
            return [complex(round(a, 3), round(b, 3)) for a, b in zip(self.values("float32", count, low, high), self.values("float32", count, low, high))]
        reals = [low + (high - low) * self.next() / 2**24 for _ in range(count)]
        if dtype in FLOATS:
            return [round(v * 8) / 8 if dtype == "bfloat16" else round(v * 64) / 64 for v in reals]
        return [max(0, int(v * 4)) if dtype.startswith("u") else int(v * 4) for v in reals]


def array(dtype, shape, seed=1, low=-3.0, high=3.0, layout="rows"):
    return Array(dtype, shape, Numbers(seed).values(dtype, size_of(shape), low, high), layout)


def of(dtype, values, shape=None):
    return Array(dtype, [len(values)] if shape is None else shape, values)


EXTREME = {"bool": [False, True], "complex64": [0j, 1j, -1 + 0j, 3 - 4j, complex(inf, 0), complex(0, nan)]}
EXTREME |= {d: [0.0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, 1.0, -1.0, 3.75, -3.75, 100.0, inf, -inf, nan] for d in FLOATS}
for d in INTS:
    bits = int(d.lstrip("uint"))
    EXTREME[d] = [0, 1, 2, 7, 2**bits - 1] if d.startswith("u") else [0, 1, -1, 2, -7, 2 ** (bits - 1) - 1, -(2 ** (bits - 1))]

UNARY = """abs arccos arccosh arcsin arcsinh arctan arctanh bitwise_invert ceil conjugate copy cos cosh degrees erf erfinv exp expm1 floor imag isfinite isinf
isnan isneginf isposinf log log10 log1p log2 logical_not negative radians real reciprocal rsqrt sigmoid sign sin sinh sqrt square stop_gradient tan tanh
ones_like zeros_like atleast_1d atleast_2d atleast_3d transpose squeeze""".split()
BINARY = """add arctan2 bitwise_and bitwise_or bitwise_xor divide divmod equal floor_divide greater greater_equal left_shift less less_equal logaddexp
logical_and logical_or maximum minimum multiply not_equal power remainder right_shift subtract""".split()
REDUCTIONS = "all any max min mean prod sum logsumexp".split()
ARG_REDUCTIONS = "argmax argmin".split()


def unary_cases():
    for name in UNARY:
        for dtype in DTYPES:
            yield f"mlx_{name}", [of(dtype, EXTREME[dtype])]
        yield f"mlx_{name}", [array("float32", [], 2)]
        yield f"mlx_{name}", [array("float32", [2, 0, 3])]
        for layout in LAYOUTS:
            yield f"mlx_{name}", [array("float32", [3, 4], 3, layout=layout)]


DIVISIONS = ("divmod", "floor_divide", "remainder")


def pairs_of(dtype, name):
    """All pairs of the extreme values; but no division of integers by zero, and no negative powers of integers: MLX crashes, or hangs."""
    values = EXTREME[dtype] if dtype == "float32" or dtype not in FLOATS else [0.0, -0.0, 0.5, -1.5, 3.75, inf, -inf, nan]
    pairs = [(a, b) for a in values for b in values if dtype in FLOATS or dtype == "complex64" or
             not (name in DIVISIONS and (b == 0 or b == -1) or name == "power" and not 0 <= b < 9)]
    return of(dtype, [a for a, _ in pairs]), of(dtype, [b for _, b in pairs])


def binary_cases():
    for name in BINARY:
        fn = f"mlx_{name}"
        for dtype in DTYPES:
            if name in ("left_shift", "right_shift") and dtype in INTS:  # shifts by the width or more are what the CPU makes of them
                yield fn, [array(dtype, [6], 4), of(dtype, [0, 1, 2, 3, 4, 5])]
            else:
                yield fn, list(pairs_of(dtype, name))
        for a, b in (("int32", "float32"), ("bool", "int8"), ("uint8", "int8"), ("float16", "bfloat16"), ("int64", "float16"), ("uint32", "int32"), ("uint64", "int64"),
                     ("float32", "float64"), ("bool", "bool"), ("float32", "complex64"), ("bool", "float16")):
            yield fn, [array(a, [4], 5, 1, 3), array(b, [4], 6, 1, 3)]
        for shape_a, shape_b in (([], [3]), ([3, 1], [1, 4]), ([2, 3, 4], [3, 1]), ([0, 3], [1, 3]), ([2], [3]), ([1], []), ([1, 0], [3, 1])):
            yield fn, [array("float32", shape_a, 7), array("float32", shape_b, 8)]
        for layout in LAYOUTS:
            yield fn, [array("int32", [3, 4], 9, layout=layout), array("int32", [3, 4], 10, 0.5, 2)]


def reduction_cases():
    for name in REDUCTIONS:
        fn = f"mlx_{name}"
        for dtype in DTYPES:
            yield fn, [array(dtype, [3, 4], 11), False]
            yield f"{fn}_axis", [array(dtype, [3, 4], 12), 0, False]
            yield f"{fn}_axis", [array(dtype, [3, 4], 12), -1, True]
        for shape, axes in (([2, 3, 4], [0, 2]), ([2, 3, 4], [-1]), ([2, 3, 4], []), ([2, 3], [0, 0]), ([2, 3], [2]), ([0, 3], [0]), ([0, 3], [1]), ([], []), ([2, 0, 3], [2, 0])):
            for keepdims in (False, True):
                yield f"{fn}_axes", [array("float32", shape, 13), axes, keepdims]
        for layout in LAYOUTS:
            yield f"{fn}_axis", [array("float32", [3, 4], 14, layout=layout), 0, False]
        yield fn, [of("float32", [1.0, nan, 3.0]), False]
        yield fn, [of("float32", [inf, -inf, 3.0]), False]
        yield fn, [of("float32", [-inf, -inf]), False]
        yield fn, [array("float32", [], 3), True]
    for name in ("std", "var"):
        for dtype in REAL:
            yield f"mlx_{name}", [array(dtype, [3, 4], 15), False, 0]
            yield f"mlx_{name}_axis", [array(dtype, [3, 4], 15), 1, True, 1]
        yield f"mlx_{name}_axes", [array("float32", [2, 3, 4], 16), [0, -1], False, 1]
        yield f"mlx_{name}_axes", [array("float32", [2, 3, 4], 16), [0, -1], False, 30]
    for name in ARG_REDUCTIONS:
        for dtype in REAL:
            yield f"mlx_{name}", [array(dtype, [3, 4], 17), False]
            yield f"mlx_{name}_axis", [array(dtype, [3, 4], 17), 1, True]
        yield f"mlx_{name}", [of("float32", [1.0, nan, 3.0]), False]
        yield f"mlx_{name}", [array("float32", [0]), False]
        yield f"mlx_{name}_axis", [array("float32", [3, 0]), 0, False]
    for name in ("cumsum", "cumprod", "cummax", "cummin", "logcumsumexp"):
        for dtype in DTYPES:
            yield f"mlx_{name}", [array(dtype, [3, 4], 18), 1, False, True]
        for reverse in (False, True):
            for inclusive in (False, True):
                yield f"mlx_{name}", [array("float32", [3, 4], 19), 0, reverse, inclusive]
        yield f"mlx_{name}", [array("float32", [0, 4]), 0, False, True]
        yield f"mlx_{name}", [array("float32", [4]), 1, False, True]
        yield f"mlx_{name}", [of("float32", [1.0, nan, -inf, 3.0]), 0, False, True]
    for axes in ([0], [0, 1], [-1], None):
        yield "mlx_median", [array("float32", [3, 4], 20), axes, False]
    yield "mlx_median", [array("int32", [3, 5], 20), [1], True]
    yield "mlx_number_of_elements", [array("float32", [3, 4]), [0, 1], False, "int32"]
    yield "mlx_number_of_elements", [array("float32", [3, 4]), [1], True, "float32"]


def order_cases():
    for dtype in REAL:
        yield "mlx_sort_axis", [array(dtype, [3, 5], 21), 1]
        yield "mlx_sort_axis", [array(dtype, [3, 5], 21), 0]
        yield "mlx_argsort_axis", [array(dtype, [2, 5], 22), -1]
    yield "mlx_sort", [array("float32", [2, 3], 23)]
    yield "mlx_argsort", [array("float32", [2, 3], 23)]
    yield "mlx_sort", [of("float32", [2.0, nan, -inf, 1.0, inf, nan])]
    yield "mlx_sort", [array("float32", [0])]
    yield "mlx_sort_axis", [array("float32", [3], 1), 1]
    for k in (0, 2, -1, 4, -5, 5, 7):
        yield "mlx_topk", [array("float32", [5], 24), k]
        yield "mlx_topk_axis", [array("float32", [5, 3], 24), k, 0]
    for kth in (0, 2, 4, -1, -5):
        yield "mlx_partition", [array("float32", [1], 25), kth]


def shape_cases():
    x = array("float32", [2, 3, 4], 30)
    for shape in ([24], [4, 6], [-1, 4], [2, -1, 2, 2], [5, 5], [-1, -1], [], [0], [2, 3, 4]):
        yield "mlx_reshape", [x, shape]
    yield "mlx_reshape", [array("float32", [0, 3]), [0, 5]]
    yield "mlx_reshape", [array("float32", [0, 3]), [-1, 3]]
    yield "mlx_reshape", [array("float32", [0, 3]), [-1]]
    yield "mlx_reshape", [array("float32", [4, 6], 3, layout="transposed"), [3, 8]]
    for start, end in ((0, -1), (1, 2), (0, 1), (2, 1), (-2, -1), (0, 7), (-9, 9)):
        yield "mlx_flatten", [x, start, end]
    yield "mlx_flatten", [array("float32", []), 0, -1]
    for axis, shape in ((0, [1, 2]), (1, [3, -1]), (2, [2, 2]), (-1, [4, 1]), (1, [2, 2]), (5, [1])):
        yield "mlx_unflatten", [x, axis, shape]
    for axes in ([0, 1, 2], [2, 0, 1], [-1, 0, 1], [0, 0, 1], [0, 1], [3, 0, 1]):
        yield "mlx_transpose_axes", [x, axes]
    for a, b in ((0, 2), (-1, 0), (1, 1), (0, 3)):
        yield "mlx_swapaxes", [x, a, b]
        yield "mlx_moveaxis", [x, a, b]
    for axis in (0, 3, -1, -4, 4):
        yield "mlx_expand_dims", [x, axis]
    for axes in ([0, 2], [-1, 0], [0, 0], [5], []):
        yield "mlx_expand_dims_axes", [x, axes]
    y = array("float32", [1, 3, 1, 2], 31)
    for axes in ([0], [0, 2], [-2], [1], [0, 0], [7], []):
        yield "mlx_squeeze_axes", [y, axes]
    for axis in (0, 2, -2, 1, 9):
        yield "mlx_squeeze_axis", [y, axis]
    for shape in ([2, 3, 4], [5, 2, 3, 4], [2, 3], [3, 3, 4], []):
        yield "mlx_broadcast_to", [x, shape]
    yield "mlx_broadcast_to", [array("float32", [1, 3]), [0, 3]]
    yield "mlx_broadcast_arrays", [[array("float32", [3, 1], 1), array("int32", [1, 4], 2), array("bool", [], 3)]]
    yield "mlx_broadcast_arrays", [[array("float32", [3, 2], 1), array("int32", [1, 4], 2)]]
    for axis in (0, 1, -1, 2):
        yield "mlx_concatenate_axis", [[array("float32", [2, 3], 1), array("float32", [2, 3], 2)], axis]
        yield "mlx_stack_axis", [[array("float32", [2, 3], 1), array("float32", [2, 3], 2)], axis]
    yield "mlx_concatenate_axis", [[array("float32", [2, 3], 1), array("int32", [4, 3], 2)], 0]
    yield "mlx_concatenate_axis", [[array("float32", [2, 3], 1), array("int32", [4, 2], 2)], 0]
    yield "mlx_concatenate_axis", [[array("float32", [0, 3], 1), array("float32", [2, 3], 2)], 0]
    yield "mlx_concatenate", [[array("float32", [2, 3], 1), array("float32", [2, 3], 2)]]
    yield "mlx_concatenate", [[]]
    yield "mlx_stack", [[array("float32", [2], 1), array("float16", [2], 2)]]
    yield "mlx_stack", [[array("float32", [2], 1), array("float32", [3], 2)]]
    yield "mlx_stack", [[]]
    for n, axis in ((2, 0), (3, 1), (2, -1), (5, 0), (0, 0)):
        yield "mlx_split", [x, n, axis]
    for indices, axis in (([1], 1), ([1, 3], 2), ([], 0), ([2, 1], 2), ([-1], 2), ([9], 1)):
        yield "mlx_split_sections", [x, indices, axis]
    for repeats, axis in ((2, 0), (0, 1), (3, -1), (-1, 0)):
        yield "mlx_repeat_axis", [x, repeats, axis]
    yield "mlx_repeat", [array("int32", [2, 2], 3), 2]
    for reps in ([2], [1, 2, 1], [2, 1, 1, 2], [], [0]):
        yield "mlx_tile", [array("float32", [2, 3], 4), reps]
    for shift, axis in (([1], 0), ([-1], 1), ([5], -1), ([0], 0)):
        yield "mlx_roll_axis", [x, shift, axis]
    yield "mlx_roll", [x, [5]]
    yield "mlx_roll", [x, [-30]]
    yield "mlx_roll_axes", [x, [1, 2], [0, 2]]
    yield "mlx_roll_axes", [x, [1], [0, 2]]
    for start, stop, step in (([0, 0, 0], [2, 3, 4], [1, 1, 1]), ([0, 1, 1], [2, 3, 4], [1, 2, 2]), ([1, 2, 3], [-3, -4, -5], [-1, -1, -2]),
                              ([0, -2, -3], [2, 3, -1], [1, 1, 1]), ([0, 2, 0], [2, 1, 4], [1, 1, 1]), ([0, 0, 0], [9, 9, 9], [1, 1, 1]), ([0, 0], [1, 1], [1, 1])):
        yield "mlx_slice", [x, start, stop, step]
        yield "mlx_slice_update", [x, array("float32", [1], 5), start, stop, step]
    yield "mlx_slice_update", [x, array("float32", [3, 2], 5), [0, 0, 1], [2, 3, 3], [1, 1, 1]]
    yield "mlx_slice_update", [x, array("int32", [3, 2], 5), [0, 0, 1], [2, 3, 3], [1, 1, 1]]
    yield "mlx_slice_update", [x, array("float32", [3, 3], 5), [0, 0, 1], [2, 3, 3], [1, 1, 1]]
    yield "mlx_slice_dynamic", [x, of("int32", [1, 0]), [0, 2], [1, 3, 2]]
    yield "mlx_slice_update_dynamic", [x, array("float32", [1, 3, 2], 6), of("int32", [1, 1]), [0, 2]]
    yield "mlx_as_strided", [array("float32", [12], 7), [3, 2], [4, 1], 1]
    yield "mlx_as_strided", [array("float32", [12], 7), [3, 4], [1, 2], 0]
    yield "mlx_as_strided", [array("float32", [3, 4], 7, layout="transposed"), [2, 6], [6, 1], 0]
    for dtype in DTYPES:
        for to in DTYPES:
            small = [v for v in EXTREME[dtype] if isinstance(v, complex) or v == v and 0 <= v <= 127]
            yield "mlx_astype", [of(dtype, [v for v in small if abs(v) < 128]), to]
    for dtype, to in (("float32", "int32"), ("float32", "uint8"), ("float32", "int16"), ("int8", "uint8"), ("float64", "uint64"), ("bfloat16", "uint16"), ("int32", "float32"), ("uint8", "int32"), ("float32", "bfloat16")):
        yield "mlx_view", [array(dtype, [2, 4], 8), to]
    yield "mlx_view", [array("uint8", [2, 3], 8), "int32"]
    yield "mlx_view", [array("float32", [], 8), "int32"]
    yield "mlx_view", [array("float32", [], 8), "int16"]
    yield "mlx_contiguous", [array("float32", [3, 4], 8, layout="transposed"), True]
    yield "mlx_contiguous", [array("float32", [3, 4], 8, layout="stepped"), False]
    for mode in ("constant", "edge", "wrap", None):
        yield "mlx_pad", [array("float32", [2, 3], 9), [0, 1], [1, 2], [0, 1], of("float32", [7.0], []), mode]
    yield "mlx_pad", [array("int32", [2, 3], 9), [-1], [1], [2], of("int32", [7], []), "constant"]
    yield "mlx_pad", [array("int32", [2, 3], 9), [0], [-1], [2], of("int32", [7], []), "constant"]
    yield "mlx_pad", [array("float32", [0, 3], 9), [0], [1], [2], of("float32", [7.0], []), "constant"]
    yield "mlx_pad_symmetric", [array("float32", [2, 3], 9), 2, of("float32", [0.0], []), "constant"]
    for k in (0, 1, -1, 5):
        for name in ("diag", "tril", "triu"):
            yield f"mlx_{name}", [array("float32", [3, 4], 40), k]
        yield "mlx_diag", [array("float32", [3], 41), k]
        yield "mlx_diagonal", [array("float32", [3, 4, 2], 42), k, 0, 1]
        yield "mlx_diagonal", [array("float32", [3, 4, 2], 42), k, -1, 0]
        yield "mlx_trace", [array("float32", [3, 4], 43), k, 0, 1, "float32"]
        yield "mlx_trace", [array("int8", [3, 4, 2], 43), k, 0, 1, "int32"]
        yield "mlx_tri", [3, 4, k, "float32"]
        yield "mlx_eye", [3, 4, k, "int32"]
    yield "mlx_diag", [array("float32", [3, 4, 5]), 0]
    yield "mlx_diagonal", [array("float32", [3]), 0, 0, 1]
    yield "mlx_identity", [3, "bfloat16"]
    yield "mlx_identity", [0, "float32"]


def maker_cases():
    for dtype in DTYPES:
        yield "mlx_zeros", [[2, 2], dtype]
        yield "mlx_ones", [[2], dtype]
        yield "mlx_full", [[2, 2], array("float32", [2], 1, 0, 3), dtype]
        yield "mlx_arange", [1.0, 8.0, 2.0, dtype]
        yield "mlx_linspace", [0.0, 1.0, 5, dtype]
        yield "mlx_full_like", [array(dtype, [2, 2], 2), of("float32", [2.5], []), dtype]
    yield "mlx_full", [[2, 3], array("int32", [2], 1), "int32"]
    yield "mlx_zeros", [[0], "float32"]
    yield "mlx_zeros", [[-1], "float32"]
    for start, stop, step in ((0, 0, 1), (5, 0, 1), (5, 0, -2), (0.5, 2.9, 0.5), (0, 1, 0), (0, inf, 1), (nan, 1, 1), (-1, 1, 0.3)):
        yield "mlx_arange", [float(start), float(stop), float(step), "float32"]
        yield "mlx_arange", [float(start), float(stop), float(step), "int32"]
    for num in (0, 1, 2, 7, -1):
        yield "mlx_linspace", [-2.0, 3.0, num, "float32"]
    for name in ("bartlett", "blackman", "hamming", "hanning"):
        for m in (0, 1, 2, 5, 8, -1):
            yield f"mlx_{name}", [m]
    a, b = array("float32", [3], 1), array("int32", [2], 2)
    for sparse in (False, True):
        for indexing in ("xy", "ij", "zz"):
            yield "mlx_meshgrid", [[a, b], sparse, indexing]
    yield "mlx_meshgrid", [[a], False, "xy"]
    yield "mlx_meshgrid", [[a, b, a], False, "xy"]


def choice_cases():
    c = array("bool", [3, 4], 50)
    for dtype in DTYPES:
        yield "mlx_where", [c, array(dtype, [3, 4], 51), array(dtype, [4], 52)]
        yield "mlx_clip", [array(dtype, [5], 53), array(dtype, [], 1, 0, 0), array(dtype, [], 3, 1, 1)]
    yield "mlx_where", [array("float32", [3], 5), array("int32", [3], 6), array("float16", [], 7)]
    yield "mlx_where", [c, array("float32", [3], 6), array("float32", [], 7)]
    x = of("float32", [1.0, nan, 3.0, -inf, 9.0])
    for low, high in ((of("float32", [0.0], []), None), (None, of("float32", [2.0], [])), (None, None), (of("float32", [2.0], []), of("float32", [1.0], []))):
        yield "mlx_clip", [x, low, high]
    yield "mlx_clip", [array("int32", [4], 3), of("float32", [-0.5], []), of("float32", [1.5], [])]
    for dtype in FLOATS + ("int32", "complex64"):
        yield "mlx_nan_to_num", [of(dtype, EXTREME[dtype]), 0.5, None, None]
        yield "mlx_nan_to_num", [of(dtype, EXTREME[dtype]), 0.0, 9.0, -9.0]
        for decimals in (0, 1, 2, -1):
            yield "mlx_round", [of(dtype, [0.5, 1.5, 2.25, -0.35, 12.346, 155.0] if dtype in FLOATS else [0, 15, 25, -5, 149] if dtype == "int32" else [1.55 + 2.45j]), decimals]
        yield "mlx_isclose", [of(dtype, EXTREME[dtype]), of(dtype, EXTREME[dtype]), 1e-5, 1e-8, False]
        yield "mlx_isclose", [of(dtype, EXTREME[dtype]), of(dtype, EXTREME[dtype]), 1e-5, 1e-8, True]
        yield "mlx_allclose", [of(dtype, EXTREME[dtype]), of(dtype, EXTREME[dtype]), 1e-5, 1e-8, True]
        yield "mlx_array_equal", [of(dtype, EXTREME[dtype]), of(dtype, EXTREME[dtype]), True]
        yield "mlx_array_equal", [of(dtype, EXTREME[dtype]), of(dtype, EXTREME[dtype]), False]
    yield "mlx_isclose", [of("float32", [1.0, 1.00001, 2.0]), of("float32", [1.0, 1.0, 2.1]), 1e-5, 1e-8, False]
    yield "mlx_array_equal", [array("float32", [3]), array("float32", [4]), False]
    yield "mlx_array_equal", [array("int32", [3]), array("float32", [3]), False]
    for dtype in REAL:
        for axis in (-1, 0):
            yield "mlx_softmax_axis", [array(dtype, [3, 4], 54), axis, False]
        yield "mlx_softmax", [array(dtype, [3, 4], 54), True]
    yield "mlx_softmax_axes", [array("float32", [2, 3, 4], 55), [0, 2], False]
    yield "mlx_softmax", [of("float32", [1.0, inf]), False]
    yield "mlx_softmax", [of("float32", [-inf, -inf]), False]
    yield "mlx_softmax", [array("float32", [0]), False]
    yield "mlx_masked_scatter", [array("float32", [3, 4], 56), c, array("float32", [12], 57)]
    yield "mlx_masked_scatter", [array("int32", [3, 4], 56), array("bool", [3], 2), array("int32", [12], 57)]


def index_cases():
    x = array("float32", [4, 3, 2], 60)
    i = of("int32", [0, 2, -1, 3])
    for dtype in ("int32", "uint8", "int64", "uint32"):
        index = of(dtype, [0, 2, 1, 3])
        yield "mlx_take_axis", [x, index, 0]
        yield "mlx_take", [array(dtype, [6], 61), of("uint32", [1, 4])]
    yield "mlx_take_axis", [x, i, 0]
    yield "mlx_take_axis", [x, of("int32", [0, 1, 1, 0], [2, 2]), -1]
    yield "mlx_take_axis", [x, of("int32", [2], []), 1]
    yield "mlx_take", [x, of("int32", [23, 0, -1])]
    yield "mlx_take_axis", [x, of("float32", [0.0]), 0]
    yield "mlx_take_axis", [array("float32", [0, 3]), of("int32", [0]), 0]
    yield "mlx_take_axis", [x, of("int32", []), 0]
    yield "mlx_take_along_axis", [array("float32", [3, 4], 62), of("int32", [0, 3, -1, 1, 2, 0], [3, 2]), 1]
    yield "mlx_take_along_axis", [array("float32", [3, 4], 62), of("uint32", [0, 2, 1, 1], [1, 4]), 0]
    yield "mlx_take_along_axis", [array("float32", [3, 4], 62), of("uint32", [0, 2], [2]), 0]
    yield "mlx_put_along_axis", [array("float32", [3, 4], 62), of("int32", [0, 3, -1, 1, 2, 0], [3, 2]), array("float32", [3, 2], 63), 1]
    yield "mlx_put_along_axis", [array("int32", [3, 4], 62), of("int32", [0, 2, 1, 1], [1, 4]), of("int32", [9], []), 0]
    yield "mlx_scatter_add_axis", [array("float32", [3, 4], 62), of("int32", [0, 0, 1, 1, 2, 2], [3, 2]), array("float32", [3, 2], 63), 1]
    for dtype in ("float32", "int32", "float16", "bfloat16", "uint8"):
        base = array(dtype, [4, 3], 64)
        updates = array(dtype, [3, 1, 3], 65)
        for name in ("scatter", "scatter_add", "scatter_max", "scatter_min", "scatter_prod"):
            index = of("int32", [0, 2, 3] if name == "scatter" else [0, 2, 2])
            yield f"mlx_{name}", [base, [index], updates, [0]]
            yield f"mlx_{name}_single", [base, index, updates, 0]
    yield "mlx_gather", [x, [of("int32", [0, 3]), of("int32", [1, 2])], [0, 1], [1, 1, 2]]
    yield "mlx_gather", [x, [of("int32", [0, 3], [2, 1]), of("int32", [1, 2, 0])], [0, 2], [1, 3, 1]]
    yield "mlx_gather_single", [x, of("uint32", [1, 1]), 0, [2, 3, 2]]
    yield "mlx_gather", [x, [of("int32", [0])], [0], [9, 1, 1]]


def product_cases():
    for dtype in DTYPES:
        yield "mlx_matmul", [array(dtype, [3, 4], 70), array(dtype, [4, 2], 71)]
        yield "mlx_inner", [array(dtype, [3, 4], 70), array(dtype, [2, 4], 71)]
        yield "mlx_outer", [array(dtype, [3], 70), array(dtype, [2], 71)]
        yield "mlx_addmm", [array(dtype, [2], 72), array(dtype, [3, 4], 70), array(dtype, [4, 2], 71), 0.5, 2.0]
        yield "mlx_tensordot", [array(dtype, [2, 3, 4], 70), array(dtype, [4, 3], 71), [1, 2], [1, 0]]
    for a, b in (([4], [4]), ([4], [4, 2]), ([3, 4], [4]), ([2, 3, 4], [4, 2]), ([2, 1, 3, 4], [5, 4, 2]), ([3, 0], [0, 2]), ([0, 4], [4, 2]), ([3, 4], [3, 4]), ([], [3])):
        yield "mlx_matmul", [array("float32", a, 73), array("float32", b, 74)]
        yield "mlx_addmm", [array("float32", [1], 75), array("float32", a, 73), array("float32", b, 74), 1.5, 0.5]
    for layout in LAYOUTS:
        yield "mlx_matmul", [array("float32", [3, 4], 73, layout=layout), array("float32", [4, 4], 74, layout=layout)]
    yield "mlx_matmul", [array("int32", [2, 2], 1), array("float16", [2, 2], 2)]
    yield "mlx_kron", [array("float32", [2, 3], 76), array("float32", [2, 2], 77)]
    yield "mlx_kron", [array("int32", [2], 76), array("float32", [2, 2], 77)]
    yield "mlx_tensordot_axis", [array("float32", [2, 3, 4], 70), array("float32", [3, 4, 2], 71), 2]
    yield "mlx_tensordot_axis", [array("float32", [2], 70), array("float32", [3], 71), 0]
    yield "mlx_tensordot_axis", [array("float32", [2, 3], 70), array("float32", [2, 3], 71), 1]
    two = [array("float32", [3, 4], 78), array("float32", [4, 3], 79)]
    for text in ("ij,jk->ik", "ij,jk", "ij,ji->", "ij,ji->i", "ab,cd->abcd", "ij,jk->ki", "ij,ij->ij", "i,j", "i...,ji->j"):
        yield "mlx_einsum", [text, two]
    for text in ("ii->i", "ii", "ij->ji", "ij->", "...j->j", "i->ij"):
        yield "mlx_einsum", [text, [array("float32", [3, 3], 80)]]
    yield "mlx_einsum", ["bij,bjk->bik", [array("float32", [2, 3, 4], 81), array("float32", [2, 4, 2], 82)]]
    yield "mlx_einsum", ["ij,jk,kl->il", [array("float32", [2, 3], 81), array("float32", [3, 4], 82), array("float32", [4, 2], 83)]]
    yield "mlx_gather_mm", [array("float32", [4, 2, 3], 84), array("float32", [3, 3, 2], 85), of("uint32", [0, 3, 1]), of("uint32", [2, 0, 1]), False]
    yield "mlx_gather_mm", [array("float32", [4, 2, 3], 84), array("float32", [3, 3, 2], 85), None, of("uint32", [2, 0, 1, 1]), False]
    yield "mlx_gather_mm", [array("float32", [4, 2, 3], 84), array("float32", [4, 3, 2], 85), None, None, False]
    yield "mlx_segmented_mm", [array("float32", [3, 8], 86), array("float32", [8, 2], 87), of("uint32", [0, 3, 3, 8, 2, 2], [3, 2])]
    big, other = array("float32", [64, 64], 88), array("float32", [64, 64], 89)
    mask = of("bool", [True, False, False, True], [2, 2])
    scale = of("float32", [1.0, 0.5, 2.0, 0.0], [2, 2])
    yield "mlx_block_masked_mm", [big, other, 32, mask, None, None]
    yield "mlx_block_masked_mm", [big, other, 32, mask, mask, mask]
    yield "mlx_block_masked_mm", [big, other, 32, None, scale, scale]
    yield "mlx_block_masked_mm", [big, other, 32, scale, scale, scale]
    yield "mlx_block_masked_mm", [big, other, 48, mask, None, None]
    yield "mlx_block_masked_mm", [array("float32", [2, 40, 64], 88), array("float32", [64, 70], 89), 32, of("bool", [True, False, True, True, False, True], [2, 3]), None, None]
    yield "mlx_block_masked_mm", [array("float32", [64], 88), other, 32, of("bool", [True, False]), None, None]
    yield "mlx_block_masked_mm", [array("int32", [64, 64], 88), array("int32", [64, 64], 88), 32, mask, None, None]
    for n in (1, 2, 4, 8, 12, 20, 28, 3, 40, 24, 56, 80):
        yield "mlx_hadamard_transform", [array("float32", [2, n], 90), None]
    yield "mlx_hadamard_transform", [array("float16", [2, 16], 90), 0.5]
    yield "mlx_hadamard_transform", [array("int32", [2, 16], 90), None]


def convolution_cases():
    x1, w1 = array("float32", [2, 9, 4], 100), array("float32", [6, 3, 4], 101)
    for stride, padding, dilation in ((1, 0, 1), (2, 1, 1), (1, 2, 2)):
        yield "mlx_conv1d", [x1, w1, stride, padding, dilation, 1]
        yield "mlx_conv_transpose1d", [x1, w1, stride, padding, dilation, 0, 1]
    yield "mlx_conv1d", [x1, array("float32", [6, 3, 2], 101), 1, 0, 1, 2]
    yield "mlx_conv1d", [x1, array("float32", [6, 3, 3], 101), 1, 0, 1, 1]
    yield "mlx_conv_transpose1d", [x1, w1, 2, 1, 1, 1, 1]
    x2, w2 = array("float32", [1, 6, 5, 2], 102), array("float32", [3, 3, 2, 2], 103)
    for stride, padding, dilation in (((1, 1), (0, 0), (1, 1)), ((2, 1), (1, 0), (1, 1)), ((1, 2), (2, 1), (2, 1))):
        yield "mlx_conv2d", [x2, w2, *stride, *padding, *dilation, 1]
        yield "mlx_conv_transpose2d", [x2, w2, *stride, *padding, *dilation, 0, 0, 1]
    x3, w3 = array("float32", [1, 4, 4, 3, 2], 104), array("float32", [2, 2, 2, 2, 2], 105)
    yield "mlx_conv3d", [x3, w3, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1]
    yield "mlx_conv3d", [x3, w3, 2, 1, 1, 1, 0, 1, 1, 1, 1, 1]
    yield "mlx_conv_transpose3d", [x3, w3, 1, 2, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1]
    yield "mlx_conv_general", [x2, w2, [1, 2], [1, 0], [0, 1], [1, 1], [1, 1], 1, False]
    yield "mlx_conv_general", [x2, w2, [1, 1], [1, 1], [1, 1], [1, 1], [2, 2], 1, True]
    yield "mlx_conv_general", [x2, w2, [], [], [], [], [], 1, False]
    for dtype in ("float16", "bfloat16", "float64"):
        yield "mlx_conv2d", [array(dtype, [1, 4, 4, 2], 106), array(dtype, [2, 3, 3, 2], 107), 1, 1, 0, 0, 1, 1, 1]


def quantized_cases():
    w = array("float32", [8, 128], 110)
    x = array("float32", [2, 128], 111)
    for dtype in ("float32", "float16", "bfloat16"):
        for bits in (2, 3, 4, 5, 6, 8):
            yield "mlx_quantize", [array(dtype, [4, 64], 112), 32, bits, "affine", None]
    for group in (32, 64, 128):
        yield "mlx_quantize", [w, group, 4, "affine", None]
    yield "mlx_quantize", [w, None, None, "affine", None]
    yield "mlx_quantize", [w, 48, 4, "affine", None]
    yield "mlx_quantize", [w, 64, 7, "affine", None]
    yield "mlx_quantize", [array("float32", [64], 112), 64, 4, "affine", None]
    for mode in ("mxfp4", "mxfp8", "nvfp4", "other"):
        yield "mlx_quantize", [w, None, None, mode, None]
    for bits in (2, 3, 4, 5, 6, 8):
        words = 4 * 64 * bits // 32
        packed = Array("uint32", [4, words // 4], [Numbers(113 + i).next() * 256 + i for i in range(words)])
        scales, biases = array("float32", [4, 2], 114, 0.01, 0.1), array("float32", [4, 2], 115)
        yield "mlx_dequantize", [packed, scales, biases, 32, bits, "affine", None, None]
        yield "mlx_quantized_matmul", [array("float32", [3, 64], 116), packed, scales, biases, True, 32, bits, "affine"]
    packed = Array("uint32", [4, 8], [Numbers(117 + i).next() * 256 + i for i in range(32)])
    e8 = Array("uint8", [4, 2], [120, 121, 122, 123, 124, 125, 126, 127])
    e4 = Array("uint8", [4, 4], [56, 57, 60, 63, 40, 41, 50, 52, 56, 57, 60, 63, 40, 41, 50, 52])
    yield "mlx_dequantize", [packed, e8, None, 32, 4, "mxfp4", None, None]
    yield "mlx_dequantize", [packed, e8, None, 32, 4, "mxfp4", None, "float32"]
    yield "mlx_dequantize", [packed, e4, None, 16, 4, "nvfp4", None, "float32"]
    yield "mlx_quantized_matmul", [array("float32", [3, 64], 116), packed, e8, None, True, 32, 4, "mxfp4"]
    yield "mlx_quantized_matmul", [array("float32", [3, 64], 116), packed, e4, None, True, 16, 4, "nvfp4"]
    eight = Array("uint32", [4, 16], [Numbers(118 + i).next() * 256 + i for i in range(64)])
    yield "mlx_dequantize", [eight, e8, None, 32, 8, "mxfp8", None, "float32"]
    scales, biases = array("float32", [4, 2], 114, 0.01, 0.1), array("float32", [4, 2], 115)
    yield "mlx_quantized_matmul", [array("float32", [3, 4], 116), packed, scales, biases, False, 32, 4, "affine"]
    stack = Array("uint32", [3, 4, 8], [Numbers(119 + i).next() * 256 + i for i in range(96)])
    scales, biases = array("float32", [3, 4, 2], 114, 0.01, 0.1), array("float32", [3, 4, 2], 115)
    yield "mlx_gather_qmm", [array("float32", [2, 1, 64], 120), stack, scales, biases, of("uint32", [0, 1]), of("uint32", [2, 1]), True, 32, 4, "affine", False]
    yield "mlx_gather_qmm", [array("float32", [2, 1, 64], 120), stack, scales, biases, None, of("uint32", [2, 1]), True, 32, 4, "affine", False]
    yield "mlx_qqmm", [array("float32", [1, 64], 116), packed, e4, 16, 4, "nvfp4", None, None]
    yield "mlx_qqmm", [array("float32", [1, 64], 116), eight, e8, 32, 8, "mxfp8", None, None]
    yield "mlx_qqmm", [array("float32", [1, 64], 116), packed, e8, 32, 4, "mxfp4", None, None]
    yield "mlx_qqmm", [array("float32", [1, 32], 116), packed, e4, 16, 4, "nvfp4", None, None]
    yield "mlx_quantize", [w, None, None, "nvfp4", of("float32", [3.0], [])]
    yield "mlx_quantize", [w, None, None, "mxfp8", of("float32", [3.0], [])]
    yield "mlx_dequantize", [packed, e4, None, 16, 4, "nvfp4", of("float32", [3.0], []), None]
    for dtype in ("float32", "float16", "bfloat16", "int32"):
        yield "mlx_to_fp8", [of(dtype, [0.0, 0.5, -1.0, 448.0, 0.001, 3.3] if dtype != "int32" else [1, 2, 3])]
    yield "mlx_to_fp8", [of("float32", [500.0, -1e9, 1e-9, 0.0019, 17.0, 19.0, 0.0625, 2.0**-9, 2.0**-10, 1.5 * 2.0**-9])]
    for dtype in ("float32", "float16", "bfloat16", "int32"):
        yield "mlx_from_fp8", [of("uint8", list(range(0, 127)) + list(range(128, 255))), dtype]


def linalg_cases():
    for dtype in ("float32", "float64", "float16", "int32"):
        for axes in ([0], [0, 1], [-1], None):
            for order in (1.0, 2.0, inf, -inf, 0.0, -1.0, 3.0):
                yield "mlx_linalg_norm", [array(dtype, [3, 4], 130), order, axes, False]
        for axes in ([0], [0, 1], [-1], None):
            yield "mlx_linalg_norm_l2", [array(dtype, [3, 4], 130), axes, True]
    for order in ("fro", "nuc", "f", "other"):
        yield "mlx_linalg_norm_matrix", [array("float32", [2, 3, 4], 131), order, [1, 2], False]
        yield "mlx_linalg_norm_matrix", [array("float32", [3, 4], 131), order, None, False]
    for shape in ([3], [2, 3], [2]):
        yield "mlx_linalg_cross", [array("float32", shape, 132), array("float32", shape, 133), -1]
    yield "mlx_linalg_cross", [array("float32", [3, 2], 132), array("float32", [3, 2], 133), 0]
    yield "mlx_linalg_cross", [array("float32", [2, 3], 132), array("int32", [3], 133), -1]
    yield "mlx_linalg_cross", [array("float32", [4], 132), array("float32", [4], 133), -1]
    for dtype in ("float32", "float64"):
        a = array(dtype, [3, 3], 134)
        spd = of(dtype, [4.0, 1.0, 0.5, 1.0, 3.0, -1.0, 0.5, -1.0, 5.0], [3, 3])
        two = of(dtype, spd.values + [2.0, 0.5, 0.0, 0.5, 2.0, 0.5, 0.0, 0.5, 2.0], [2, 3, 3])
        for m in (a, array(dtype, [2, 3, 3], 135)):
            yield "mlx_linalg_inv", [m]
            yield "mlx_linalg_pinv", [m]
            yield "mlx_linalg_solve", [m, array(dtype, list(m.shape[:-1]) + [2], 136)]
            yield "mlx_linalg_lu", [m]
            yield "mlx_linalg_lu_factor", [m]
            yield "mlx_linalg_qr", [m]
        for upper in (False, True):
            for m in (spd, two):
                yield "mlx_linalg_cholesky", [m, upper]
                yield "mlx_linalg_cholesky_inv", [m, upper]
                yield "mlx_linalg_tri_inv", [m, upper]
            yield "mlx_linalg_solve_triangular", [spd, array(dtype, [3, 2], 137), upper]
        for m in (spd, two):
            yield "mlx_linalg_eigvalsh", [m, "L"]
            yield "mlx_linalg_eigvalsh", [m, "U"]
        yield "mlx_linalg_pinv", [array(dtype, [4, 2], 138)]
        yield "mlx_linalg_pinv", [array(dtype, [2, 4], 138)]
        for shape in ([4, 3], [3, 4], [2, 3, 3]):
            yield "mlx_linalg_qr", [array(dtype, shape, 139)]
            yield "mlx_linalg_svd", [array(dtype, shape, 139), False]
    yield "mlx_linalg_inv", [array("float32", [2, 3], 1)]
    yield "mlx_linalg_inv", [array("int32", [3, 3], 1)]
    yield "mlx_linalg_inv", [array("float32", [3], 1)]
    yield "mlx_linalg_solve", [array("float32", [3, 3], 134), array("float32", [3], 3)]


def fft_cases():
    for name in ("fft", "ifft", "rfft", "irfft"):
        for n in (1, 2, 3, 4, 5, 7, 8, 12, 13, 16, 17, 30):
            yield f"mlx_fft_{name}", [array("complex64" if name != "rfft" else "float32", [2, n], 140), n, -1, 0]
        for norm in (0, 1, 2):
            yield f"mlx_fft_{name}", [array("float32", [6, 2], 141), 6, 0, norm]
        yield f"mlx_fft_{name}", [array("float32", [6], 141), 8, 0, 0]
        yield f"mlx_fft_{name}", [array("float32", [6], 141), 4, 0, 0]
        yield f"mlx_fft_{name}", [array("int32", [6], 141), 6, 0, 0]
        yield f"mlx_fft_{name}", [array("complex64", [6], 141), 6, 0, 0]
        yield f"mlx_fft_{name}", [array("float32", [6], 141), 0, 0, 0]
        yield f"mlx_fft_{name}", [array("float32", [6], 141), 6, 1, 0]
        yield f"mlx_fft_{name}", [array("float32", [4, 6], 141, layout="transposed"), 6, 1, 0]
        yield f"mlx_fft_{name}2", [array("float32", [3, 4, 6], 142), [4, 6], [-2, -1], 0]
        yield f"mlx_fft_{name}2", [array("float32", [3, 4, 6], 142), [3, 8], [0, 2], 1]
        yield f"mlx_fft_{name}n", [array("float32", [3, 4, 5], 143), [3, 4, 5], [0, 1, 2], 2]
        yield f"mlx_fft_{name}n", [array("float32", [3, 4, 5], 143), [4, 4], [1, 0], 0]
        yield f"mlx_fft_{name}n", [array("float32", [3, 4, 5], 143), [4, 4], [1, 1], 0]
    for n in (1, 4, 5, 0):
        yield "mlx_fft_fftfreq", [n, 0.5]
        yield "mlx_fft_rfftfreq", [n, 2.0]
    for axes in ([0], [0, 1], [-1], [5]):
        for name in ("fftshift", "ifftshift"):
            yield f"mlx_fft_{name}", [array("float32", [3, 4], 144), axes]


def random_cases():
    keys = [of("uint32", [0, 0]), of("uint32", [0, 42]), of("uint32", [4146024105, 967050713])]
    for key in keys:
        yield "mlx_random_split", [key]
        yield "mlx_random_split_num", [key, 3]
        for width in (1, 2, 4):
            yield "mlx_random_bits", [[7], width, key]
        for dtype in FLOATS:
            yield "mlx_random_uniform", [of("float32", [-1.0], []), of("float32", [2.0], []), [5], dtype, key]
            yield "mlx_random_normal", [[5], dtype, 1.0, 2.0, key]
            yield "mlx_random_gumbel", [[4], dtype, key]
            yield "mlx_random_laplace", [[4], dtype, 0.5, 2.0, key]
            yield "mlx_random_truncated_normal", [of("float32", [-1.0], []), of("float32", [2.0], []), [5], dtype, key]
            yield "mlx_random_normal_broadcast", [[2, 3], dtype, array("float32", [3], 1), array("float32", [2, 1], 2), key]
        yield "mlx_random_normal_broadcast", [[2, 3], "float32", None, None, key]
        yield "mlx_random_bernoulli", [of("float32", [0.2, 0.5, 0.9]), [4, 3], key]
        for dtype in INTS:
            yield "mlx_random_randint", [of("int32", [0], []), of("int32", [100], []), [6], dtype, key]
        yield "mlx_random_categorical", [array("float32", [4, 5], 150), -1, key]
        yield "mlx_random_categorical_shape", [array("float32", [4, 5], 150), -1, [3, 4], key]
        yield "mlx_random_categorical_num_samples", [array("float32", [4, 5], 150), -1, 3, key]
        yield "mlx_random_permutation", [array("float32", [5, 2], 151), 0, key]
        yield "mlx_random_permutation", [array("float32", [2, 5], 151), 1, key]
        yield "mlx_random_permutation_arange", [6, key]
        yield "mlx_random_multivariate_normal", [of("float32", [1.0, 2.0]), of("float32", [2.0, 0.5, 0.5, 1.0], [2, 2]), [3], "float32", key]
    yield "mlx_random_multivariate_normal", [array("float32", [3, 1, 2], 1), of("float32", [2.0, 0.5, 0.5, 1.0, 1.0, 0.0, 0.0, 1.0], [2, 2, 2]), [2, 3, 2], "float32", keys[0]]
    yield "mlx_random_multivariate_normal", [of("float32", [1.0, 2.0]), of("float32", [2.0, 0.5, 0.5, 1.0], [2, 2]), [3], "float16", keys[0]]
    yield "mlx_random_multivariate_normal", [of("float32", [1.0, 2.0, 3.0]), of("float32", [2.0, 0.5, 0.5, 1.0], [2, 2]), [3], "float32", keys[0]]
    yield "mlx_random_bits", [[7], 3, keys[0]]
    yield "mlx_random_uniform", [of("float32", [-1.0], []), of("float32", [2.0, 1.0]), [3], "float32", keys[0]]
    yield "mlx_random_uniform", [of("float32", [-1.0], []), of("float32", [2.0], []), [3], "int32", keys[0]]
    yield "mlx_random_randint", [of("int32", [0], []), of("int32", [9], []), [3], "float32", keys[0]]
    yield "mlx_random_split", [of("uint32", [0, 0, 0])]
    yield "mlx_random_bits", [[7], 4, of("float32", [0.0, 0.0])]


def fast_cases():
    for dtype in ("float32", "float16", "bfloat16"):
        x, w, b = array(dtype, [2, 3, 8], 160), array(dtype, [8], 161), array(dtype, [8], 162)
        yield "mlx_fast_layer_norm", [x, w, b, 1e-5]
        yield "mlx_fast_layer_norm", [x, None, None, 1e-5]
        yield "mlx_fast_rms_norm", [x, w, 1e-5]
        yield "mlx_fast_rms_norm", [x, None, 1e-5]
        h = array(dtype, [1, 2, 4, 8], 163)
        for traditional in (False, True):
            yield "mlx_fast_rope", [h, 8, traditional, 10000.0, 1.0, 3, None]
            yield "mlx_fast_rope", [h, 4, traditional, 100.0, 0.5, 0, None]
            yield "mlx_fast_rope_dynamic", [h, 8, traditional, 10000.0, 1.0, of("int32", [3], []), None]
        yield "mlx_fast_rope", [h, 8, False, None, 1.0, 1, array("float32", [4], 3, 1, 3)]
        q, k, v = array(dtype, [1, 4, 3, 8], 164), array(dtype, [1, 2, 5, 8], 165), array(dtype, [1, 2, 5, 8], 166)
        yield "mlx_fast_scaled_dot_product_attention", [q, k, v, 0.35, "", None, None]
        yield "mlx_fast_scaled_dot_product_attention", [q, k, v, 0.35, "causal", None, None]
        yield "mlx_fast_scaled_dot_product_attention", [q, k, v, 0.35, "array", array("bool", [3, 5], 167), None]
        yield "mlx_fast_scaled_dot_product_attention", [q, k, v, 0.35, "array", array(dtype, [3, 5], 168), None]
        yield "mlx_fast_scaled_dot_product_attention", [q, k, v, 0.35, "", None, array(dtype, [4], 169)]
    yield "mlx_fast_layer_norm", [array("float32", [2, 8], 1), array("float32", [7], 1), None, 1e-5]
    yield "mlx_fast_rms_norm", [array("int32", [2, 8], 1), None, 1e-5]
    yield "mlx_fast_scaled_dot_product_attention", [array("float32", [1, 3, 3, 8], 1), array("float32", [1, 2, 3, 8], 1), array("float32", [1, 2, 3, 8], 1), 1.0, "", None, None]


FAMILIES = [unary_cases, binary_cases, reduction_cases, order_cases, shape_cases, maker_cases, choice_cases, index_cases, product_cases, convolution_cases,
            quantized_cases, linalg_cases, fft_cases, random_cases, fast_cases]


def families():
    """Name -> list of (function, arguments)."""
    import edge_cases

    return {family.__name__[: -len("_cases")]: list(family()) for family in FAMILIES + edge_cases.FAMILIES}
