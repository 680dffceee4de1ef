#!/usr/bin/env python3
"""Differentiates the functions of a library, by mlx_vjp and mlx_jvp, and their gradients once more, and compares with differences, in float64.

    derivatives.py LIBRARY [WORD...]      only calls whose text has one of the words

The calls are those of cases.py in float32 that give floating-point numbers in float64 too; all floating-point arguments are differentiated at once, along one
direction. Calls at a kink, or without finite numbers, are left out. NONE lists what has no derivative.
"""
import ctypes
import math
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import capi
import cases
import mapped
import tables

STEP = 1e-5
NONE = {"mlx_linalg_svd", "mlx_linalg_eigh", "mlx_linalg_lu", "mlx_linalg_lu_factor", "mlx_linalg_eigvalsh", "mlx_linalg_qr", "mlx_linalg_pinv",
        "mlx_linalg_norm_matrix", "mlx_random_multivariate_normal", "mlx_stop_gradient", "mlx_view", "mlx_astype", "mlx_fft_irfft", "mlx_remainder",
        "mlx_divmod", "mlx_floor_divide", "mlx_random_permutation", "mlx_linalg_norm", "mlx_cummax", "mlx_cummin", "mlx_scatter_prod", "mlx_scatter_prod_single",
        "mlx_linalg_cholesky"}


def differentiable(a):
    return a.dtype == "float64"


class Derivatives(mapped.Library):
    def outcomes(self, closure, inputs, function, second):
        """What mlx_vjp or mlx_jvp gives: outputs, derivatives."""
        vectors = [self.vector(self.new_array(a) for a in arrays) for arrays in (inputs, second)]
        first, last = self.dll.mlx_vector_array_new(), self.dll.mlx_vector_array_new()
        self.message = None
        self.check(self.function(function)(ctypes.byref(first), ctypes.byref(last), closure, *vectors))
        found = [[self.read(handle) for handle in self.items(v)] for v in (first, last)]
        for v in vectors + [first, last]:
            self.dll.mlx_vector_array_free(v)
        return found


    def gradient(self, closure, seeds):
        """The closure of the gradients of <closure, seeds>."""

        def run(result, inputs):
            first, last, directions = self.dll.mlx_vector_array_new(), self.dll.mlx_vector_array_new(), self.vector(self.new_array(a) for a in seeds)
            status = self.dll.mlx_vjp(ctypes.byref(first), ctypes.byref(last), closure, capi.Handle(inputs.ctx), directions)
            self.dll.mlx_vector_array_set(ctypes.c_void_p(result), last)
            for v in (first, last, directions):
                self.dll.mlx_vector_array_free(v)
            return status

        kept = mapped.FUNCTION(run)
        return self.dll.mlx_closure_new_func(kept), kept


def in_float64(arguments, replaced):
    """The arguments with float64 in the place of float32, at places that are not special."""
    found = []
    for a in arguments:
        if isinstance(a, list):
            a = in_float64(a, replaced)
        elif isinstance(a, capi.Array) and a.dtype == "float32":
            jitter = cases.Numbers(len(a.values) + 7).values("float64", len(a.values), -0.01, 0.01)
            a = capi.Array("float64", a.shape, [v + 0.0037 + 0.1 * j for v, j in zip(a.values, jitter)])
        elif a == "float32":
            a = "float64"
        found.append(a)
    return found


def moved(arrays, directions, step):
    return [capi.Array(a.dtype, a.shape, [v + step * d for v, d in zip(a.values, t.values)]) if differentiable(a) else a
            for a, t in zip(arrays, directions)]


def values_at(library, function, arguments, arrays, places):
    outcomes = library.call(function, *mapped.with_values(arguments, {id(a): p for a, p in zip(arrays, places)}))
    return [v for outcome in outcomes if outcome.dtype == "float64" for v in outcome.values]


def compare(library, function, arguments):
    """A text that says what differs; None if nothing does; False if the call is left out."""
    arguments = in_float64(arguments, {})
    arrays = list(mapped.arrays_in(arguments))
    try:
        outputs = library.call(function, *arguments)
        if not any(differentiable(a) and a.values for a in arrays) or not any(o.dtype == "float64" and o.values for o in outputs):
            return False
        directions = [cases.array("float64", a.shape, 71 + i) if differentiable(a) else capi.Array(a.dtype, a.shape, [0] * len(a.values)) for i, a in enumerate(arrays)]
        ends = [values_at(library, function, arguments, arrays, moved(arrays, directions, s)) for s in (-STEP, STEP, -2 * STEP, 2 * STEP)]
    except capi.Failure:
        return False
    slopes = [(b - a) / (2 * STEP) for a, b in zip(ends[0], ends[1])]
    coarse = [(b - a) / (4 * STEP) for a, b in zip(ends[2], ends[3])]
    scale = max((abs(s) for s in slopes), default=0) + 1
    if not all(math.isfinite(s) for s in slopes) or any(abs(a - b) > 1e-5 * scale for a, b in zip(slopes, coarse)):
        return False
    seeds = [cases.array("float64", o.shape, 91 + i) if o.dtype == "float64" else capi.Array(o.dtype, o.shape, [0] * len(o.values)) for i, o in enumerate(outputs)]
    closure, kept = library.closure(function, arguments, arrays)
    again, kept_too = library.gradient(closure, seeds)
    try:
        _, grads = library.outcomes(closure, arrays, "mlx_vjp", seeds)
        _, tangents = library.outcomes(closure, arrays, "mlx_jvp", directions)
        around = [flat(library.outcomes(closure, moved(arrays, directions, s), "mlx_vjp", seeds)[1]) for s in (-STEP, STEP)]
        _, bends = library.outcomes(again, arrays, "mlx_jvp", directions)
    except capi.Failure as failure:
        return f"error: {failure}"
    finally:
        library.dll.mlx_closure_free(again)
        library.dll.mlx_closure_free(closure)
    wanted = sum(s * v for s, v in zip(slopes, (v for a in seeds if differentiable(a) for v in a.values)))
    back = sum(g * t for a, grad, d in zip(arrays, grads, directions) if differentiable(a) for g, t in zip(grad.values, d.values))
    forward = [v for t in tangents if t.dtype == "float64" for v in t.values]
    room = 1e-4 * (scale * (1 + len(slopes)) ** 0.5 + abs(wanted))
    if not abs(back - wanted) <= room:
        return f"vjp: {back}, differences: {wanted}"
    if len(forward) != len(slopes) or not all(abs(a - b) <= 1e-4 * scale for a, b in zip(forward, slopes)):
        return f"jvp: {forward[:6]}, differences: {slopes[:6]}"
    second = [(b - a) / (2 * STEP) for a, b in zip(*around)]
    scale = max((abs(s) for s in second), default=0) + 1
    if not all(abs(a - b) <= 1e-3 * scale for a, b in zip(flat(bends), second)):
        return f"second derivative: {flat(bends)[:6]}, differences: {second[:6]}"
    return None


def flat(outcomes):
    return [v for outcome in outcomes if outcome.dtype == "float64" for v in outcome.values]


def main():
    library, words, count, bad = Derivatives(sys.argv[1]), sys.argv[2:], 0, 0
    for family, calls in cases.families().items():
        for function, arguments in calls:
            text = tables.label(function, arguments)
            if "float32" not in text or function in NONE or (words and not any(word in text for word in words)):
                continue
            difference = compare(library, function, arguments)
            count += difference is not False
            if difference:
                bad += 1
                print(f"{text}: {difference}")
    print(f"{count} calls differentiated, {bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
