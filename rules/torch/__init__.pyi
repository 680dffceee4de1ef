"""torch: tensors, their creation, and the functions on them.

A method that ends in `_` changes its tensor. Arrays of the runtime do not change, so such a call assigns the result to the place that holds
the tensor (role `assign_self`).
"""
from pathlib import Path
from builtins import BinaryIO
from typing import Any, Callable, Literal, Optional

from torch import accelerator, amp, autograd, backends, cuda, distributed, func, jit, linalg, mps, multiprocessing, nn, optim, profiler, special, utils, version, xpu
from builtins import bytearray
from numpy import ndarray
from torch.func import vmap
from torch.nn.parameter import Parameter
from torch._elementwise import *
from torch._arithmetic import *
from torch._products import *
from torch._reductions import *
from torch._shapes import *
from torch._indexing import *
from torch._random import *
from torch._creation import *
from torch._aliases import *
from torch._more import *
from torch._decompositions import *
from torch._decompositions import _cholesky, _eigh, _inverse, _lu_factor, _qr, _solve, _solve_triangular, _svd
from torch._gamma import *
from torch._algebra import *
from torch._algebra import Tensor as _Algebra
from torch._gamma import _digamma_of, _lgamma_of, _sample_dirichlet, _standard_gamma, _trigamma_of
from torch._elementwise import Tensor as _Elementwise
from torch._arithmetic import Tensor as _Arithmetic
from torch._products import Tensor as _Products
from torch._reductions import Tensor as _Reductions
from torch._shapes import Tensor as _Shapes
from torch._indexing import Tensor as _Indexing
from torch._random import Tensor as _Random
from torch._aliases import Tensor as _Aliases
from torch._more import Tensor as _More
from torch._callbacks import RemovableHandle, _give, _given
from torch.amp import GradScaler, autocast
from torch._modes import _Autocast, _Context, _CpuAutocast, _EnableGrad, _InferenceMode, _NoGrad, _NullContext, _SetGradEnabled
from torch._modes import enable_grad, get_autocast_cpu_dtype, get_autocast_dtype, get_autocast_gpu_dtype, inference_mode, is_autocast_cpu_enabled
from torch._modes import is_autocast_enabled, is_grad_enabled, no_grad, set_grad_enabled

__version__: str = c('PY_STR("2.13.0")')


class dtype:
    """A type of elements; nearly always known at convert time."""


float32: dtype["float32"] = ...
float: dtype["float32"] = ...
float64: dtype["float64"] = ...
double: dtype["float64"] = ...
float16: dtype["float16"] = ...
half: dtype["float16"] = ...
bfloat16: dtype["bfloat16"] = ...
int8: dtype["int8"] = ...
uint8: dtype["uint8"] = ...
int16: dtype["int16"] = ...
short: dtype["int16"] = ...
int32: dtype["int32"] = ...
int: dtype["int32"] = ...
int64: dtype["int64"] = ...
long: dtype["int64"] = ...
bool: dtype["bool"] = ...


@c_type(None)
class device:
    """There is one device, the one that the engine runs on: a device object needs no value in C."""

    @drop("there is one device")
    def __init__(self, type: Any = None, index: Any = None) -> None: ...

    @drop("there is one device")
    def __str__(self) -> Literal["cpu"]: ...

    @drop("there is one device")
    def __eq__(self, other: device) -> Literal[True]: ...

    @drop("there is one device")
    def __ne__(self, other: device) -> Literal[False]: ...

    type: Literal["cpu"] = ...
    index: None = ...


@c_type("random_generator", pointer=True)
class Generator:
    @c("random_generator_new()")
    def __init__(self, device: Any = None) -> None: ...

    @effect("mutates")
    @c("random_generator_seed({self}, {seed})")
    def manual_seed(self, seed: int) -> Generator: ...

    @c("random_state({self})")
    def get_state(self) -> Tensor["5056", "uint8"]: ...

    @effect("mutates", "raises")
    @c("random_set_state({self}, {new_state})")
    def set_state(self, new_state: Tensor) -> None: ...


Size = tuple[int, ...]


@c_type("mx_grad_node", pointer=True)
class _Node:
    """x.grad_fn: which operation made x. What it comes from is not kept."""

    @c("mx_grad_node_name({self})")
    def name(self) -> str: ...


class Tensor(_Elementwise, _Arithmetic, _Products, _Reductions, _Shapes, _Indexing, _Random, _Aliases, _More, _Algebra):
    """Its methods by family: what each base is called is the stub module that has them."""

    @overload
    @types("float_tensor")
    @c("mx_sizes_or_data({data}, MX_FLOAT32)")
    def __init__(self, data: Boxed) -> None: ...

    @overload
    @types("float_tensor")
    @c("mx_zeros(MX_FLOAT32, {*size})")
    def __init__(self, *size: int) -> None: ...

    @overload
    @types("float_tensor")
    @c("np_to_float_tensor({data})")
    def __init__(self, data: ndarray) -> None: ...

    @overload
    @types("float_tensor")
    @c("mx_tensor_as({data}, MX_FLOAT32)")
    def __init__(self, data: Any) -> None: ...

    @c("mx_equal({self}, {other})")
    def equal(self, other: Tensor) -> bool: ...

    @c("mx_allclose({self}, {other}[, .rtol = NN_REAL({rtol})][, .atol = NN_REAL({atol})])")
    def allclose(self, other: Tensor, rtol: float = 1e-5, atol: float = 1e-8) -> bool: ...

    @c("mx_numel({self})")
    def numel(self) -> int: ...

    @role("detach")
    @mlx("mx.stop_gradient({self})")
    @c("mx_detach({self})")
    def detach(self) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @c("mx_detach({self})")
    def detach_(self) -> Tensor["..."]: ...

    @c("mx_is_float({self})")
    def is_floating_point(self) -> bool: ...

    @drop("arrays have no memory order that a script could see")
    @c("{self}")
    def contiguous(self) -> Tensor["..."]: ...

    @shape("same")
    @c("mx_astype({self}, mx_dtype_of({other}))")
    def type_as(self, other: Tensor) -> Tensor["..."]: ...

    @c("mx_astype({self}, MX_FLOAT32)")
    def float(self) -> Tensor["...", "float32"]: ...

    @c("mx_astype({self}, MX_FLOAT64)")
    def double(self) -> Tensor["...", "float64"]: ...

    @c("mx_astype({self}, MX_FLOAT16)")
    def half(self) -> Tensor["...", "float16"]: ...

    @c("mx_astype({self}, MX_BFLOAT16)")
    def bfloat16(self) -> Tensor["...", "bfloat16"]: ...

    @c("mx_astype({self}, MX_INT64)")
    def long(self) -> Tensor["...", "int64"]: ...

    @c("mx_astype({self}, MX_INT32)")
    def int(self) -> Tensor["...", "int32"]: ...

    @c("mx_astype({self}, MX_BOOL)")
    def bool(self) -> Tensor["...", "bool"]: ...

    @c("mx_astype({self}, MX_UINT8)")
    def byte(self) -> Tensor["...", "uint8"]: ...

    @c("mx_astype({self}, MX_INT8)")
    def char(self) -> Tensor["...", "int8"]: ...

    @c("mx_astype({self}, MX_INT16)")
    def short(self) -> Tensor["...", "int16"]: ...

    @overload
    @c("mx_to_value({self}, {other})")
    def to(self, other: Boxed) -> Tensor["..."]: ...

    @overload
    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def to(self, dtype: dtype) -> Tensor["..."]: ...

    @overload
    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def to(self, device: device | str | int, dtype: dtype) -> Tensor["..."]: ...

    @overload
    @drop("there is one device")
    @c("{self}")
    def to(self, device: device | str | int | None = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_astype({self}, mx_dtype_of({other}))")
    def to(self, other: Tensor) -> Tensor["..."]: ...

    @overload
    @types("astype")
    @c("mx_astype({self}, {dtype!dtype})")
    def type(self, dtype: dtype, non_blocking: bool = False) -> Tensor["..."]: ...

    @overload
    @c("mx_type_name({self})")
    def type(self) -> str: ...

    @types("is_dtype")
    @c("(mx_dtype_of({self}) == {dtype!dtype})")
    def _is_dtype(self, dtype: str) -> bool: ...

    @drop("there is one device")
    @c("{self}")
    def cuda(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @drop("there is one device")
    @c("{self}")
    def cpu(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @drop("there is one device")
    @c("{self}")
    def pin_memory(self, device: Any = None, non_blocking: bool = False) -> Tensor["..."]: ...

    @property
    @c("mx_nbytes({self})")
    def nbytes(self) -> int: ...

    @property
    @c("mx_itemsize({self})")
    def itemsize(self) -> int: ...

    @c("mx_itemsize({self})")
    def element_size(self) -> int: ...

    def storage_offset(self) -> Literal[0]: ...

    @drop("there is one device")
    def get_device(self) -> Literal[-1]: ...

    def is_complex(self) -> Literal[False]: ...

    def is_pinned(self, device: Any = None) -> Literal[False]: ...

    @c("(mx_dtype_of({self}) != MX_BOOL && mx_dtype_of({self}) != MX_UINT8)")
    def is_signed(self) -> bool: ...

    @c("mx_item_bool({self})")
    def is_nonzero(self) -> bool: ...

    @c("mx_dims_equal(mx_shape({self}), mx_shape({other}))")
    def is_same_size(self, other: Tensor) -> bool: ...

    @drop("there is one process")
    @c("{self}")
    def share_memory_(self) -> Tensor["..."]: ...

    def storage(self) -> Tensor["*"]:
        return self.reshape(-1)

    @types("item")
    def item(self) -> Scalar: ...

    @types("tolist")
    @c("mx_tolist({self})")
    def tolist(self) -> list[Any]: ...

    @property
    @c("mx_ndim({self})")
    def ndim(self) -> int: ...

    @property
    @role("detach")
    @c("mx_detach({self})")
    def data(self) -> Tensor["..."]: ...

    is_cuda: Literal[False] = ...
    is_cpu: Literal[True] = ...
    is_mps: Literal[False] = ...
    is_xpu: Literal[False] = ...
    is_meta: Literal[False] = ...
    is_sparse: Literal[False] = ...
    is_quantized: Literal[False] = ...
    is_nested: Literal[False] = ...
    name: None = ...

    @property
    @types("dtype_of")
    @c("mx_dtype_of({self})")
    def dtype(self) -> dtype: ...

    @property
    @drop("there is one device")
    def device(self) -> device: ...

    @c("mx_ndim({self})")
    def dim(self) -> int: ...

    @c("mx_ndim({self})")
    def ndimension(self) -> int: ...

    @c("mx_numel({self})")
    def nelement(self) -> int: ...

    @types("length")
    @c("mx_length({self})")
    def __len__(self) -> int: ...

    @c("mx_item_float({self})")
    def __float__(self) -> float: ...

    @c("mx_item_int({self})")
    def __int__(self) -> int: ...

    @c("mx_item_bool({self})")
    def __bool__(self) -> bool: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_full_like({self}, {value!d})")
    def fill_(self, value: float) -> Tensor["..."]: ...

    @role("assign_self")
    @effect("mutates")
    @shape("same")
    @c("mx_zeros_like({self})")
    def zero_(self) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_zeros(mx_dtype_of({self}), {*size})")
    def new_zeros(self, *size: int) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_zeros(mx_dtype_of({self}), {size!dims})")
    def new_zeros(self, size: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_ones(mx_dtype_of({self}), {*size})")
    def new_ones(self, *size: int) -> Tensor["..."]: ...

    @overload
    @shape("sizes")
    @c("mx_ones(mx_dtype_of({self}), {size!dims})")
    def new_ones(self, size: tuple[int, ...] | list[int]) -> Tensor["..."]: ...

    @overload
    @role("record")
    @types("leaf")
    @c("nn_leaf_of({self})")
    def requires_grad_(self, requires_grad: Literal[True] = True) -> Parameter: ...

    @overload
    @drop("no gradient is asked of it")
    @c("{self}")
    def requires_grad_(self, requires_grad: Literal[False]) -> Tensor["..."]: ...

    @overload
    @role("record")
    @types("leaf")
    @c("nn_leaf_of_when({self}, {requires_grad})")
    def requires_grad_(self, requires_grad: bool) -> Parameter: ...

    @property
    @role("record")
    @types("gradient")
    @c("mx_grad({self})")
    def grad(self) -> Optional[Tensor]: ...

    @property
    @role("record")
    @c("mx_grad_fn({self})")
    def grad_fn(self) -> Optional[_Node]: ...

    @property
    @role("record")
    @c("mx_requires_grad({self})")
    def requires_grad(self) -> bool: ...

    @property
    @role("record")
    @c("mx_is_leaf({self})")
    def is_leaf(self) -> bool: ...

    @role("backward")
    @effect("mutates")
    @c("mx_backward({self}[, .gradient = {gradient}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}])")
    def backward(self, gradient: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False) -> None: ...

    @c("np_of_tensor({self})")
    def numpy(self) -> ndarray: ...

    @role("record")
    @effect("mutates", "raises")
    @c("mx_add_hook({self}, {run!callback})")
    def _add_hook(self, run: Callable[[], None]) -> RemovableHandle: ...

    def register_hook(self, hook: Callable) -> RemovableHandle:
        def run():
            seen = hook(_given(0))
            _give(seen)
        return self._add_hook(run)

    @role("record")
    @effect("mutates", "raises")
    @c("mx_retain_grad({self})")
    def retain_grad(self) -> None: ...

    @todo("T2M2302", effort="hours", why="a Python function on every element has no fast form; write it with tensor operations")
    def apply_(self, callable: Any) -> Tensor["..."]: ...

    @todo("T2M2303", effort="minutes", why="the lengths of these results depend on the data; write it with sort and indexing")
    def unique_consecutive(self, *args: Any, **kwargs: Any) -> Any: ...

    @effect("raises")
    @c("mx_inverse({self})")
    def inverse(self) -> Tensor["..."]: ...

    def is_contiguous(self) -> Literal[True]: ...


@c("mx_equal({input}, {other})")
def equal(input: Tensor, other: Tensor) -> bool: ...


@c("mx_allclose({input}, {other}[, .rtol = NN_REAL({rtol})][, .atol = NN_REAL({atol})])")
def allclose(input: Tensor, other: Tensor, rtol: float = 1e-5, atol: float = 1e-8) -> bool: ...


@c("mx_numel({input})")
def numel(input: Tensor) -> int: ...


@c("mx_is_float({input})")
def is_floating_point(input: Tensor) -> bool: ...


@types("dtype_argument")
@effect("raises")
@c("mx_frombuffer({buffer}, {dtype!dtype}[, .counted = true, .count = {count}][, .offset = {offset}])")
def frombuffer(buffer: bytes | bytearray, *, dtype: dtype, count: int = -1, offset: int = 0, requires_grad: bool = False) -> Tensor["*"]:
    """A copy: a later change of the buffer is not seen in the tensor."""


@types("from_ndarray")
@c("np_to_tensor({ndarray})")
def from_numpy(ndarray: ndarray) -> Tensor:
    """A copy: a later change of the array is not seen in the tensor."""


@effect("draws", "mutates")
@mlx("mx.random.seed({seed})")
@c("random_seed({seed})")
def manual_seed(seed: int) -> None: ...


@effect("draws")
@c("random_draw_int({generator})")
def _draw_seed(generator: Generator | None = None) -> int: ...


@effect("draws")
@c("random_state(NULL)")
def get_rng_state() -> Tensor["5056", "uint8"]: ...


@effect("draws", "mutates", "raises")
@c("random_set_state(NULL, {new_state})")
def set_rng_state(new_state: Tensor) -> None: ...


@c("random_initial_seed()")
def initial_seed() -> int: ...


@todo("T2M2310", effort="minutes", why="a seed from the system clock cannot be compared with PyTorch; use torch.manual_seed")
def seed() -> int: ...


@effect("raises")
@c("mx_inverse({input})")
def inverse(input: Tensor["..."]) -> Tensor["..."]: ...


inf: float = c("INFINITY")
nan: float = c("NAN")
pi: float = c("M_PI")
e: float = c("M_E")


@overload
@c("py_is_array({obj})")
def is_tensor(obj: Boxed) -> bool: ...


@overload
@types("is_tensor")
@c("py_is_array({obj!v})")
def is_tensor(obj: Any) -> bool: ...


@overload
@effect("io", "raises")
@types("save")
@c("io_save_file({f}, {obj!v})")
def save(obj: Any, f: BinaryIO, pickle_module: Any = None, pickle_protocol: int = 2) -> None: ...


@overload
@effect("io")
@types("save")
@c("io_save({f!s}, {obj!v})")
def save(obj: Any, f: str | Path, pickle_module: Any = None, pickle_protocol: int = 2) -> None: ...


@overload
@effect("io", "raises")
@types("load")
@c("io_load_file_value({f})")
def load(f: BinaryIO, map_location: Any = None, pickle_module: Any = None, *, weights_only: bool = True, mmap: bool | None = None) -> Any: ...


@overload
@effect("io", "raises")
@types("load")
@c("io_load_value({f!s})")
def load(f: str | Path, map_location: Any = None, pickle_module: Any = None, *, weights_only: bool = True, mmap: bool | None = None) -> Any:
    """What is in the file shows when it runs. `model.load_state_dict(torch.load(path))` reads a dict of tensors."""


@overload
@effect("io", "raises")
@c("io_load_file({f})")
def _load_weights(f: BinaryIO, map_location: Any = None, pickle_module: Any = None, *, weights_only: bool = True, mmap: bool | None = None) -> dict[str, Tensor]: ...


@overload
@effect("io", "raises")
@c("io_load({f!s})")
def _load_weights(f: str | Path, map_location: Any = None, pickle_module: Any = None, *, weights_only: bool = True, mmap: bool | None = None) -> dict[str, Tensor]: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_num_threads(n: int) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_default_device(device: Any) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def use_deterministic_algorithms(mode: bool) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_float32_matmul_precision(precision: str) -> None: ...


@effect("io")
@c("mx_set_printoptions([.profile = {profile!s}][, .precision = NN_INT({precision})][, .threshold = NN_REAL({threshold})][, .edgeitems = NN_INT({edgeitems})][, .linewidth = NN_INT({linewidth})][, .sci_mode = {sci_mode!switch}])")
def set_printoptions(precision: int = -1, threshold: float = -1, edgeitems: int = -1, linewidth: int = -1, profile: str = "", sci_mode: bool = -1) -> None: ...


@c("mx_threads()")
def get_num_threads() -> int: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_num_interop_threads(n: int) -> None: ...


@c("mx_threads()")
def get_num_interop_threads() -> int: ...


@drop("the default dtype is float32")
def set_default_dtype(d: dtype["float32"]) -> None: ...


@c("MX_FLOAT32")
def get_default_dtype() -> dtype["float32"]: ...


@overload
@drop("the default type is torch.FloatTensor")
def set_default_tensor_type(t: Literal["torch.FloatTensor"]) -> None: ...

@overload
@drop("there is one device")
def set_default_tensor_type(t: Literal["torch.cuda.FloatTensor"]) -> None: ...

@overload
@types("default_tensor_type")
@drop("the default type is torch.FloatTensor")
def set_default_tensor_type(t: Any) -> None: ...


@drop("nothing to set: the engine has one device and is deterministic")
def set_deterministic_debug_mode(debug_mode: Any) -> None: ...


def are_deterministic_algorithms_enabled() -> Literal[False]: ...


def get_float32_matmul_precision() -> Literal["highest"]: ...


@drop("denormal numbers stay")
def set_flush_denormal(mode: bool) -> Literal[True]: ...


def is_complex(input: Tensor) -> Literal[False]: ...


channels_last: str = drop("arrays have no memory order that a script could see")
contiguous_format: str = drop("arrays have no memory order that a script could see")
preserve_format: str = drop("arrays have no memory order that a script could see")


@drop("the engine plans every step already")
@c("{model}")
def compile(model: T, mode: Any = None, fullgraph: Any = None, dynamic: Any = None, backend: Any = None) -> T: ...
