"""The mlx-c API for Python: reads api.txt, loads a library that has the API, and calls its functions with plain values.

An array that goes in is an Array (dtype, shape, values, and how it lies in memory); one that comes out is an Outcome (dtype, shape, values).
Nothing but the standard library is needed, and the library may be ours or another: that is how the two are compared.
"""
import ctypes
import pathlib
import re
import struct

FOLDER = pathlib.Path(__file__).resolve().parent
DTYPES = ["bool", "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "bfloat16", "complex64"]
CODES = dict(zip(DTYPES, ["?", "B", "H", "I", "Q", "b", "h", "i", "q", "e", "f", "d", None, None]))
FLOATS = ("float16", "float32", "float64", "bfloat16")


class Handle(ctypes.Structure):
    """Every object of the API is one pointer, passed by value."""

    _fields_ = [("ctx", ctypes.c_void_p)]


def optional(ctype):
    return type("Optional", (ctypes.Structure,), {"_fields_": [("value", ctype), ("has_value", ctypes.c_bool)]})


OPTIONALS = {"mlx_optional_int": optional(ctypes.c_int), "mlx_optional_float": optional(ctypes.c_float), "mlx_optional_dtype": optional(ctypes.c_int)}
SCALARS = {"int": ctypes.c_int, "bool": ctypes.c_bool, "float": ctypes.c_float, "double": ctypes.c_double, "size_t": ctypes.c_size_t,
           "uint64_t": ctypes.c_uint64, "uintptr_t": ctypes.c_size_t, "mlx_dtype": ctypes.c_int, "mlx_fft_norm": ctypes.c_int,
           "mlx_compile_mode": ctypes.c_int, "mlx_device_type": ctypes.c_int}
HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_void_p)


class Array:
    """Values in row-major order. `layout` says how the library gets them: "rows" as they are; "transposed", "stepped" and "reversed" as a view that is not contiguous."""

    def __init__(self, dtype, shape, values, layout="rows"):
        self.dtype, self.shape, self.values, self.layout = dtype, tuple(shape), values, layout

    def __str__(self):
        return f"{self.dtype}{list(self.shape)}{'' if self.layout == 'rows' else '.' + self.layout}".replace(" ", "")


class Outcome:
    def __init__(self, dtype, shape, values):
        self.dtype, self.shape, self.values = dtype, tuple(shape), values


class Failure(Exception):
    """The library reported an error."""


class Signature:
    def __init__(self, header, tier, text):
        self.header, self.tier, self.text = header, tier, text
        match = re.fullmatch(r"(.*?)\b(mlx_\w+)\((.*)\)", text)
        self.returns, self.name = match[1].strip(), match[2]
        self.parameters = [re.fullmatch(r"(.*?)\s*\b(\w+)", part.strip()).groups() for part in match[3].split(",")
                           if "(*" not in match[3] and part.strip() not in ("", "void")]


def read_api():
    lines = [line.split(" ", 2) for line in (FOLDER / "api.txt").read_text().splitlines() if not line.startswith("#")]
    return {signature.name: signature for signature in (Signature(*line) for line in lines)}


def to_bytes(dtype, values):
    if dtype == "complex64":
        return b"".join(struct.pack("<ff", complex(v).real, complex(v).imag) for v in values)
    if dtype == "bfloat16":
        return b"".join(struct.pack("<H", round_to_bfloat16(v)) for v in values)
    return struct.pack(f"<{len(values)}{CODES[dtype]}", *(bool(v) if dtype == "bool" else v for v in values))


def round_to_bfloat16(value):
    bits = struct.unpack("<I", struct.pack("<f", value))[0]
    if value != value:
        return 0x7FC0
    return (bits + 0x7FFF + (bits >> 16 & 1)) >> 16


def from_bytes(dtype, data):
    if dtype == "complex64":
        flat = struct.unpack(f"<{len(data) // 4}f", data)
        return [complex(a, b) for a, b in zip(flat[::2], flat[1::2])]
    if dtype == "bfloat16":
        return [struct.unpack("<f", struct.pack("<I", v << 16))[0] for v in struct.unpack(f"<{len(data) // 2}H", data)]
    return list(struct.unpack(f"<{len(data) // struct.calcsize(CODES[dtype])}{CODES[dtype]}", data))


def size_of(shape):
    size = 1
    for n in shape:
        size *= n
    return size


class Library:
    def __init__(self, path):
        self.dll = ctypes.CDLL(str(path))
        self.api = read_api()
        self.message = None
        self.handler = HANDLER(self.on_error)
        self.dll.mlx_set_error_handler(self.handler, None, None)
        for name in ("array_new", "array_new_data", "vector_array_new", "default_cpu_stream_new", "string_new"):
            self.function(f"mlx_{name}").restype = Handle
        self.stream = self.dll.mlx_default_cpu_stream_new()
        for dtype, ctype in (("uint16", ctypes.c_uint16), ("uint64", ctypes.c_uint64)) + tuple((d, ctypes.c_char) for d in DTYPES):
            if dtype not in ("float16", "bfloat16", "complex64"):
                self.function(f"mlx_array_data_{dtype}").restype = ctypes.c_void_p
        self.function("mlx_array_shape").restype = ctypes.POINTER(ctypes.c_int)
        for name in ("size", "ndim", "nbytes"):
            self.function(f"mlx_array_{name}").restype = ctypes.c_size_t
        self.function("mlx_vector_array_size").restype = ctypes.c_size_t

    def function(self, name):
        return getattr(self.dll, name)

    def has(self, name):
        try:
            getattr(self.dll, name)
        except AttributeError:
            return False
        return True

    def on_error(self, message, _):
        self.message = self.message or (message or b"").decode(errors="replace")

    def check(self, status):
        if status:
            raise Failure(self.message or "(no message)")

    # ---- Values in ----

    def new_array(self, array):
        shape = list(array.shape)
        values = array.values
        if array.layout == "transposed":
            values, shape = transpose(values, shape), shape[::-1]
        elif array.layout == "stepped":
            values = [v for value in values for v in (value, value)]
            shape[-1] *= 2
        elif array.layout == "reversed":
            values = values[::-1]
        data = ctypes.create_string_buffer(to_bytes(array.dtype, values) or b"\0")
        handle = self.dll.mlx_array_new_data(data, (ctypes.c_int * max(len(shape), 1))(*shape), len(shape), DTYPES.index(array.dtype))
        if array.layout == "transposed":
            self.check(self.dll.mlx_transpose(ctypes.byref(handle), handle, self.stream))
        elif array.layout in ("stepped", "reversed"):
            n, reverse = len(shape), array.layout == "reversed"
            ints = lambda items: (ctypes.c_int * n)(*items)
            start = ints([size - 1 for size in shape] if reverse else [0] * n)
            stop = ints([-size - 1 for size in shape] if reverse else shape)
            steps = ints([-1] * n if reverse else [1] * (n - 1) + [2])
            self.check(self.dll.mlx_slice(ctypes.byref(handle), handle, start, ctypes.c_size_t(n), stop, ctypes.c_size_t(n), steps, ctypes.c_size_t(n), self.stream))
        return handle

    def new_vector(self, arrays):
        vector = self.dll.mlx_vector_array_new()
        for array in arrays:
            handle = self.new_array(array)
            self.dll.mlx_vector_array_append_value(vector, handle)
            self.dll.mlx_array_free(handle)
        return vector

    # ---- Values out ----

    def read(self, handle):
        dtype = DTYPES[self.dll.mlx_array_dtype(handle)]
        ndim = self.dll.mlx_array_ndim(handle)
        shape = list(self.dll.mlx_array_shape(handle)[:ndim]) if ndim else []
        flat = self.dll.mlx_array_new()
        self.check(self.dll.mlx_contiguous(ctypes.byref(flat), handle, False, self.stream))
        seen = {"float16": "uint16", "bfloat16": "uint16", "complex64": "uint64"}.get(dtype, dtype)
        if seen != dtype:
            self.check(self.dll.mlx_view(ctypes.byref(flat), flat, DTYPES.index(seen), self.stream))
        self.check(self.dll.mlx_array_eval(flat))
        data = self.function(f"mlx_array_data_{seen}")(flat)
        count = self.dll.mlx_array_nbytes(flat) if size_of(shape) else 0
        outcome = Outcome(dtype, shape, from_bytes(dtype, ctypes.string_at(data, count) if count else b""))
        self.dll.mlx_array_free(flat)
        return outcome

    # ---- Calls ----

    def call(self, name, *arguments):
        """Calls an operation; returns the list of Outcomes. `arguments` are those between the results and the stream; None is an absent array
        or optional, a list is a pointer with its count."""
        self.message = None
        given, results, passed, owned = list(arguments), [], [], []
        parameters = self.api[name].parameters
        for ctype, label in parameters:
            plain = ctype.replace("const ", "").strip()
            if label.endswith("_num") and plain == "size_t":
                passed.append(ctypes.c_size_t(0 if last is None else len(last)))
                continue
            if plain == "mlx_stream":
                passed.append(self.stream)
                continue
            if plain in ("mlx_array*", "mlx_vector_array*"):
                results.append((plain, Handle()))
                passed.append(ctypes.byref(results[-1][1]))
                continue
            last = given.pop(0)
            passed.append(self.pass_in(plain, last, owned))
        assert not given, f"{name}: too many arguments"
        try:
            self.check(self.function(name)(*passed))
            return [outcome for kind, handle in results for outcome in self.take(kind, handle)]
        finally:
            for free, handle in owned + [(self.function(f"{kind[:-1]}_free"), handle) for kind, handle in results]:
                free(handle)

    def pass_in(self, plain, value, owned):
        if plain == "mlx_array":
            handle = self.new_array(value) if value is not None else Handle()
            owned.append((self.dll.mlx_array_free, handle))
            return handle
        if plain == "mlx_vector_array":
            handle = self.new_vector(value)
            owned.append((self.dll.mlx_vector_array_free, handle))
            return handle
        if plain in ("int*", "int64_t*", "uint64_t*"):
            ctype = ctypes.c_int if plain == "int*" else ctypes.c_int64
            return (ctype * max(len(value), 1))(*value) if value is not None else None
        if plain == "char*":
            return ctypes.c_char_p(None if value is None else value.encode())
        if plain in OPTIONALS:
            value = DTYPES.index(value) if isinstance(value, str) else value
            return OPTIONALS[plain](0 if value is None else value, value is not None)
        return SCALARS[plain](DTYPES.index(value) if isinstance(value, str) else value)

    def take(self, kind, handle):
        if kind == "mlx_array*":
            return [self.read(handle)]
        outcomes = []
        for index in range(self.dll.mlx_vector_array_size(handle)):
            item = self.dll.mlx_array_new()
            self.check(self.dll.mlx_vector_array_get(ctypes.byref(item), handle, ctypes.c_size_t(index)))
            outcomes.append(self.read(item))
            self.dll.mlx_array_free(item)
        return outcomes


def transpose(values, shape):
    """The values of the transposed array, row-major."""
    n, strides, step = len(shape), [0] * len(shape), 1
    for axis in range(n - 1, -1, -1):
        strides[axis], step = step, step * shape[axis]
    out = []
    for index in range(len(values)):
        at, rest = 0, index
        for axis in range(n):  # the last axis of the result is the first of the array
            at, rest = at + rest % shape[axis] * strides[axis], rest // shape[axis]
        out.append(values[at])
    return out
