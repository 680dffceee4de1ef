"""torch.autograd"""
from typing import Any, Callable, Literal

from torch import Tensor, enable_grad, inference_mode, no_grad, set_grad_enabled
from _dropped import Value
from torch.nn import Parameters


@drop("a tensor is a variable")
@c("{data}")
def Variable(data: Tensor["..."], requires_grad: bool = False, volatile: bool = False) -> Tensor["..."]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), nn_params_values({inputs})[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: Tensor, inputs: Parameters, grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), py_arrays({inputs})[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: Tensor, inputs: Tensor, grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), {inputs}[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: Tensor, inputs: list[Tensor], grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), {inputs}[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: Tensor, inputs: tuple[Tensor, ...], grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, nn_params_values({inputs})[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: list[Tensor], inputs: Parameters, grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, py_arrays({inputs})[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: list[Tensor], inputs: Tensor, grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, {inputs}[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: list[Tensor], inputs: list[Tensor], grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, {inputs}[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}][, .materialize_grads = {materialize_grads}])")
def grad(outputs: list[Tensor], inputs: tuple[Tensor, ...], grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None, is_grads_batched: Literal[False] = False, materialize_grads: bool = False) -> tuple[Tensor, ...]: ...


@drop("gradients are checked when the C is made")
def detect_anomaly(check_nan: bool = True) -> Value: ...


@drop("gradients are checked when the C is made")
def set_detect_anomaly(mode: bool, check_nan: bool = True) -> Value: ...


@c_type("mx_function", pointer=True)
class _FunctionCall:
    @overload
    @effect("mutates")
    @c("mx_function_input({self}, {x})")
    def input(self, x: Tensor) -> None: ...

    @overload
    @effect("mutates")
    @c("mx_function_input({self}, MX_NONE)")
    def input(self, x: None) -> None: ...

    @overload
    @effect("mutates")
    @c("mx_function_input({self}, {x})")
    def input(self, x: Tensor | None) -> None: ...

    @overload
    @effect("mutates")
    @c("mx_function_input({self}, MX_NONE)")
    def input(self, x: Any) -> None: ...

    @c("mx_function_needs({self})")
    def needs(self) -> tuple[bool, ...]: ...

    @overload
    @effect("mutates", "raises")
    @c("mx_function_end({self}, {output}, {backward!callback}, {node!s})")
    def end(self, output: Tensor["..."], backward: Callable[[], None], node: str) -> Tensor["..."]: ...

    @overload
    @effect("mutates", "raises")
    @c("mx_function_end_all({self}, {outputs}, {backward!callback}, {node!s})")
    def end(self, outputs: tuple[Tensor, ...], backward: Callable[[], None], node: str) -> tuple[Tensor, ...]: ...


@c_type(None)
class Function:
    """A class with forward and backward gets `apply` (translator/sema/autograd_function.c)."""

    @staticmethod
    @role("record")
    @effect("io")
    @c("mx_function_begin()")
    def _begin() -> _FunctionCall: ...

    @staticmethod
    @effect("io")
    @c("mx_given({index})")
    def _given(index: int) -> Tensor["...", "float32"]: ...

    @overload
    @staticmethod
    @effect("io")
    @c("mx_give(MX_NONE)")
    def _give(x: None) -> None: ...

    @overload
    @staticmethod
    @effect("io")
    @c("mx_give({x})")
    def _give(x: Tensor | None) -> None: ...


@role("record")
@effect("mutates")
@c("mx_backward({tensors}[, .gradient = {grad_tensors}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}])")
def backward(tensors: Tensor, grad_tensors: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False) -> None: ...


# ---- what torch.func and autograd.functional are made of (t2m/mx_functional.h)


@role("record")
@c("mx_point({x})")
def _plain_point(x: Tensor["..."]) -> Tensor["..."]: ...


@role("record")
@effect("raises")
@c("mx_pull({value}, {points}, MX_NONE)")
def _pull(value: Tensor, points: list[Tensor]) -> list[Tensor]: ...


@role("record")
@effect("raises")
@c("mx_pull_all({values}, {points}, {cotangents})")
def _pull_all(values: list[Tensor], points: list[Tensor], cotangents: list[Tensor]) -> list[Tensor]: ...


@role("record")
@effect("raises")
@c("mx_push({values}, {points}, {tangents})")
def _pushed(values: list[Tensor], points: list[Tensor], tangents: list[Tensor]) -> list[Tensor]: ...


@role("record")
@effect("raises")
@c("mx_jacobian({value}, {point})")
def _jacobian(value: Tensor, point: Tensor) -> Tensor: ...


@role("record")
@c("mx_settle({x}, {points})")
def _settled(x: Tensor["..."], points: list[Tensor]) -> Tensor["..."]: ...
