"""torch: new tensors."""
from typing import Any, Literal, Optional

from numpy import ndarray
from torch import Generator, Tensor, device, dtype, float32


@role("detach")
@mlx("mx.stop_gradient({input})")
@c("mx_detach({input})")
def detach(input: Tensor) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.zeros(({*size}))")
@c("mx_zeros({dtype!dtype}, {*size})")
def zeros(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_zeros({dtype!dtype}, {size!dims})")
def zeros(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.ones(({*size}))")
@c("mx_ones({dtype!dtype}, {*size})")
def ones(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_ones({dtype!dtype}, {size!dims})")
def ones(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@mlx("mx.empty(({*size}))")
@c("mx_empty({dtype!dtype}, {*size})")
def empty(*size: int, dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_empty({dtype!dtype}, {size!dims})")
def empty(size: tuple[int, ...] | list[int], dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
def full(size: tuple[int, ...] | list[int], fill_value: ndarray, *, device: Any = None) -> Tensor:
    return full(size, float(fill_value))


@overload
@shape("sizes")
@c("mx_full(MX_BOOL, {fill_value!d}, {size!dims})")
def full(size: tuple[int, ...] | list[int], fill_value: bool, *, device: Any = None) -> Tensor["...", "bool"]: ...


@overload
@shape("sizes")
@c("mx_full(MX_INT64, {fill_value!d}, {size!dims})")
def full(size: tuple[int, ...] | list[int], fill_value: int, *, device: Any = None) -> Tensor["...", "int64"]: ...


@overload
@shape("sizes")
@types("dtype_argument")
@c("mx_full({dtype!dtype}, {fill_value!d}, {size!dims})")
def full(size: tuple[int, ...] | list[int], fill_value: float, *, dtype: dtype = float32, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_zeros_like({input})")
def zeros_like(input: Tensor["..."], *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_zeros_like({input}), {dtype!dtype})")
def zeros_like(input: Tensor["..."], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_ones_like({input})")
def ones_like(input: Tensor["..."], *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_ones_like({input}), {dtype!dtype})")
def ones_like(input: Tensor["..."], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_zeros_like({input})")
def empty_like(input: Tensor["..."], *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_astype(mx_zeros_like({input}), {dtype!dtype})")
def empty_like(input: Tensor["..."], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@c("mx_full_like({input}, {fill_value!d})")
def full_like(input: Tensor["..."], fill_value: float, *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_full_like(mx_astype({input}, {dtype!dtype}), {fill_value!d})")
def full_like(input: Tensor["..."], fill_value: float, *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("dtype_argument")
@c("mx_eye({dtype!dtype}, {n}, {n})")
def eye(n: int, *, dtype: dtype = float32, device: Any = None) -> Tensor["* *"]: ...


@overload
@types("dtype_argument")
@c("mx_eye({dtype!dtype}, {n}, {m})")
def eye(n: int, m: int, *, dtype: dtype = float32, device: Any = None) -> Tensor["* *"]: ...


@overload
@c("mx_arange_any(py_box(0), {end}, py_box(1))")
def arange(end: Boxed, *, device: Any = None) -> Tensor["*"]: ...


@overload
@c("mx_arange_any({start!v}, {end}, py_box(1))")
def arange(start: Any, end: Boxed, *, device: Any = None) -> Tensor["*"]: ...


@overload
@types("arange")
@c("mx_arange(0, {end}, 1)")
def arange(end: Scalar, *, device: Any = None) -> Tensor["*"]: ...


@overload
@types("arange")
@c("mx_arange({start}, {end}, {step})")
def arange(start: Scalar, end: Scalar, step: Scalar = 1, *, device: Any = None) -> Tensor["*"]: ...


@overload
@types("dtype_argument")
@c("mx_arange_as({dtype!dtype}, 0, {end}, 1)")
def arange(end: Scalar, *, dtype: dtype, device: Any = None) -> Tensor["*"]: ...


@overload
@types("dtype_argument")
@c("mx_arange_as({dtype!dtype}, {start}, {end}, {step})")
def arange(start: Scalar, end: Scalar, step: Scalar = 1, *, dtype: dtype, device: Any = None) -> Tensor["*"]: ...


@overload
@types("dtype_argument")
@c("mx_linspace_as({dtype!dtype}, {start!d}, {end!d}, {steps})")
def linspace(start: float, end: float, steps: int, *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["*"]: ...


@overload
@c("mx_linspace({start!d}, {end!d}, {steps})")
def linspace(start: float, end: float, steps: int, *, device: Any = None, requires_grad: bool = False) -> Tensor["*", "float32"]: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def tensor(data: Boxed, *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def tensor(data: Boxed, *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def tensor(data: list[Boxed], *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def tensor(data: list[Boxed], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("from_ndarray")
@c("np_to_tensor({data})")
def tensor(data: ndarray, *, device: Any = None, requires_grad: bool = False) -> Tensor: ...


@overload
@types("dtype_argument")
@c("mx_astype(np_to_tensor({data}), {dtype!dtype})")
def tensor(data: ndarray, *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor: ...


@overload
@types("from_ndarray")
@c("np_to_tensor(np_of({data}))")
def tensor(data: list[ndarray], *, device: Any = None, requires_grad: bool = False) -> Tensor: ...


@overload
@types("dtype_argument")
@c("mx_astype(np_to_tensor(np_of({data})), {dtype!dtype})")
def tensor(data: list[ndarray], *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor: ...


@overload
@types("tensor")
@c("mx_tensor_bool({data})")
def tensor(data: bool, *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def tensor(data: Any, *, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def tensor(data: Any, *, dtype: dtype, device: Any = None, requires_grad: bool = False) -> Tensor["..."]: ...


@overload
@types("from_ndarray")
@c("np_to_tensor({data})")
def as_tensor(data: ndarray, *, device: Any = None) -> Tensor: ...


@overload
@types("dtype_argument")
@c("mx_astype(np_to_tensor({data}), {dtype!dtype})")
def as_tensor(data: ndarray, dtype: dtype, device: Any = None) -> Tensor: ...


@overload
@types("from_ndarray")
@c("np_to_tensor(np_of({data}))")
def as_tensor(data: list[ndarray], *, device: Any = None) -> Tensor: ...


@overload
@types("dtype_argument")
@c("mx_astype(np_to_tensor(np_of({data})), {dtype!dtype})")
def as_tensor(data: list[ndarray], dtype: dtype, device: Any = None) -> Tensor: ...


@overload
@types("tensor")
@c("mx_tensor({data})")
def as_tensor(data: Any, *, device: Any = None) -> Tensor["..."]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, {dtype!dtype})")
def as_tensor(data: Any, dtype: dtype, device: Any = None) -> Tensor["..."]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_FLOAT32)")
def FloatTensor(data: Boxed) -> Tensor["...", "float32"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_FLOAT32, {*size})")
def FloatTensor(*size: int) -> Tensor["...", "float32"]: ...


@overload
@c("np_to_float_tensor({data})")
def FloatTensor(data: ndarray) -> Tensor["...", "float32"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_FLOAT32)")
def FloatTensor(data: Any) -> Tensor["...", "float32"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_INT64)")
def LongTensor(data: Boxed) -> Tensor["...", "int64"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT64, {*size})")
def LongTensor(*size: int) -> Tensor["...", "int64"]: ...


@overload
@c("mx_astype(np_to_tensor({data}), MX_INT64)")
def LongTensor(data: ndarray) -> Tensor["...", "int64"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT64)")
def LongTensor(data: Any) -> Tensor["...", "int64"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_FLOAT64)")
def DoubleTensor(data: Boxed) -> Tensor["...", "float64"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_FLOAT64, {*size})")
def DoubleTensor(*size: int) -> Tensor["...", "float64"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_FLOAT64)")
def DoubleTensor(data: Any) -> Tensor["...", "float64"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_BOOL)")
def BoolTensor(data: Boxed) -> Tensor["...", "bool"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_BOOL, {*size})")
def BoolTensor(*size: int) -> Tensor["...", "bool"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_BOOL)")
def BoolTensor(data: Any) -> Tensor["...", "bool"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_UINT8)")
def ByteTensor(data: Boxed) -> Tensor["...", "uint8"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_UINT8, {*size})")
def ByteTensor(*size: int) -> Tensor["...", "uint8"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_UINT8)")
def ByteTensor(data: Any) -> Tensor["...", "uint8"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_INT32)")
def IntTensor(data: Boxed) -> Tensor["...", "int32"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT32, {*size})")
def IntTensor(*size: int) -> Tensor["...", "int32"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT32)")
def IntTensor(data: Any) -> Tensor["...", "int32"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_FLOAT16)")
def HalfTensor(data: Boxed) -> Tensor["...", "float16"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_FLOAT16, {*size})")
def HalfTensor(*size: int) -> Tensor["...", "float16"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_FLOAT16)")
def HalfTensor(data: Any) -> Tensor["...", "float16"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_BFLOAT16)")
def BFloat16Tensor(data: Boxed) -> Tensor["...", "bfloat16"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_BFLOAT16, {*size})")
def BFloat16Tensor(*size: int) -> Tensor["...", "bfloat16"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_BFLOAT16)")
def BFloat16Tensor(data: Any) -> Tensor["...", "bfloat16"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_INT16)")
def ShortTensor(data: Boxed) -> Tensor["...", "int16"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT16, {*size})")
def ShortTensor(*size: int) -> Tensor["...", "int16"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT16)")
def ShortTensor(data: Any) -> Tensor["...", "int16"]: ...


@overload
@effect("raises")
@c("mx_sizes_or_data({data}, MX_INT8)")
def CharTensor(data: Boxed) -> Tensor["...", "int8"]: ...


@overload
@shape("sizes")
@c("mx_zeros(MX_INT8, {*size})")
def CharTensor(*size: int) -> Tensor["...", "int8"]: ...


@overload
@types("tensor")
@c("mx_tensor_as({data}, MX_INT8)")
def CharTensor(data: Any) -> Tensor["...", "int8"]: ...
