#!/usr/bin/env python3
"""Calls the functions of a library through vmap, on three arrays at once, and compares with one call for each: the library is its own reference.

    mapped.py LIBRARY [WORD...]      only calls whose text has one of the words

The calls are those of cases.py that give an answer; every array among their arguments is mapped over, the first one alone, and all of one function's along
their last axes.
"""
import ctypes
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import capi
import cases
import tables

COPIES = 3
FUNCTION = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, capi.Handle)
SKIPPED = {"mlx_as_strided", "mlx_broadcast_arrays", "mlx_depends", "mlx_copy"}  # of memory, or of no arrays of their own


class Library(capi.Library):
    """Takes the arrays in `given` from there, and leaves results as handles."""

    def __init__(self, path):
        super().__init__(path)
        self.given = None
        self.function("mlx_closure_new_func").restype = capi.Handle

    def new_array(self, array):
        if self.given is None or id(array) not in self.given:
            return super().new_array(array)
        handle = self.dll.mlx_array_new()
        self.dll.mlx_array_set(ctypes.byref(handle), self.given[id(array)])
        return handle

    def take(self, kind, handle):
        if self.given is None:
            return super().take(kind, handle)
        kept = self.dll.mlx_array_new() if kind == "mlx_array*" else self.dll.mlx_vector_array_new()
        (self.dll.mlx_array_set if kind == "mlx_array*" else self.dll.mlx_vector_array_set)(ctypes.byref(kept), handle)
        return [(kind, kept)]

    def items(self, vector):
        handles = []
        for index in range(self.dll.mlx_vector_array_size(vector)):
            handle = self.dll.mlx_array_new()
            self.check(self.dll.mlx_vector_array_get(ctypes.byref(handle), vector, ctypes.c_size_t(index)))
            handles.append(handle)
        return handles

    def vector(self, handles):
        vector = self.dll.mlx_vector_array_new()
        for handle in handles:
            self.dll.mlx_vector_array_append_value(vector, handle)
        return vector

    def closure(self, function, arguments, arrays):
        """The call as a closure of its arrays. It fails with the message in self.message."""

        def run(result, inputs):
            handles = self.items(capi.Handle(inputs.ctx))
            self.given = {id(array): handle for array, handle in zip(arrays, handles)}
            try:
                outputs = self.call(function, *arguments)
            except capi.Failure:
                return 1
            finally:
                self.given = None
                for handle in handles:
                    self.dll.mlx_array_free(handle)
            found = []
            for kind, handle in outputs:
                found += [handle] if kind == "mlx_array*" else self.items(handle)
            vector = self.vector(found)
            self.dll.mlx_vector_array_set(ctypes.c_void_p(result), vector)
            self.dll.mlx_vector_array_free(vector)
            for handle in found:
                self.dll.mlx_array_free(handle)
            return 0

        kept = FUNCTION(run)
        return self.dll.mlx_closure_new_func(kept), kept

    def vmap(self, closure, inputs, axes, out_axis=0):
        """The outputs for all arrays at once, as handles."""
        count, in_axes = ctypes.c_size_t(len(axes)), (ctypes.c_int * max(len(axes), 1))(*axes)
        vector, places, outputs, results = (self.dll.mlx_vector_array_new() for _ in range(4))
        vector = self.vector(inputs)
        self.message = None
        self.check(self.dll.mlx_detail_vmap_trace(ctypes.byref(places), ctypes.byref(outputs), closure, vector, in_axes, count))
        number = self.dll.mlx_vector_array_size(outputs)
        out_axes = (ctypes.c_int * max(number, 1))(*[out_axis] * number)
        self.check(self.dll.mlx_detail_vmap_replace(ctypes.byref(results), vector, places, outputs, in_axes, count, out_axes, ctypes.c_size_t(number)))
        handles = self.items(results)
        for v in (vector, places, outputs, results):
            self.dll.mlx_vector_array_free(v)
        return handles


def arrays_in(arguments):
    for argument in arguments:
        if isinstance(argument, capi.Array):
            yield argument
        elif isinstance(argument, list):
            yield from arrays_in(argument)


def variants(array):
    """The array and others like it: values turned round, which keeps indices valid."""
    n = max(len(array.values), 1)
    return [array.values[k % n:] + array.values[:k % n] for k in range(COPIES)]


def with_values(arguments, replaced):
    return [with_values(a, replaced) if isinstance(a, list) else replaced.get(id(a), a) if isinstance(a, capi.Array) else a for a in arguments]


def each(library, function, arguments, mapped):
    """Lists of outcomes, one for each copy; None if a call fails."""
    found = []
    for k in range(COPIES):
        replaced = {id(a): capi.Array(a.dtype, a.shape, variants(a)[k]) for a in mapped}
        try:
            found.append(library.call(function, *with_values(arguments, replaced)))
        except capi.Failure:
            return None
    return found


def stacked(array, last):
    copies = variants(array)
    if not last:
        return capi.Array(array.dtype, (COPIES, *array.shape), [v for copy in copies for v in copy])
    return capi.Array(array.dtype, (*array.shape, COPIES), [v for place in zip(*copies) for v in place])


def compare(library, function, arguments, mapped, last=False):
    """A text that says what differs, or None."""
    expected = each(library, function, arguments, mapped)
    if expected is None:
        return None
    arrays = list(arrays_in(arguments))
    closure, kept = library.closure(function, arguments, arrays)
    inputs = [library.new_array(stacked(a, last) if a in mapped else a) for a in arrays]
    axes = [(len(a.shape) if last else 0) if a in mapped else -1 for a in arrays]
    try:
        results = [library.read(handle) for handle in library.vmap(closure, inputs, axes)]
    except capi.Failure as failure:
        return f"error: {failure}"
    finally:
        for handle in inputs:
            library.dll.mlx_array_free(handle)
        library.dll.mlx_closure_free(closure)
    for j, result in enumerate(results):
        size = capi.size_of(result.shape[1:])
        for k in range(COPIES):
            part = capi.Outcome(result.dtype, result.shape[1:], result.values[k * size:(k + 1) * size])
            ours, theirs = tables.show_outcome(part), tables.show_outcome(expected[k][j])
            if not tables.same_outcome(function, ours, theirs):
                return f"array {k}, result {j}\n    alone:  {theirs[:300]}\n    mapped: {ours[:300]}"
    return None


def main():
    library, words, count, bad = Library(sys.argv[1]), sys.argv[2:], 0, 0
    for family, calls in cases.families().items():
        for function, arguments in calls:
            text = tables.label(function, arguments)
            arrays = list(arrays_in(arguments))
            if not arrays or function in SKIPPED or (words and not any(word in text for word in words)):
                continue
            for mapped, last in ((arrays, False), (arrays[:1], False), (arrays, True)):
                count += 1
                difference = compare(library, function, arguments, mapped, last)
                if difference:
                    bad += 1
                    print(f"{text} over {len(mapped)} of {len(arrays)}{', last axes' if last else ''}: {difference}")
    print(f"{count} mapped calls, {bad} differ")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
