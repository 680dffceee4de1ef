"""torch.autograd"""
from typing import Any, Literal

from torch import Tensor
from torch.nn import Parameters


@drop("a tensor is a variable")
@c("{data}")
def Variable(data: Tensor["..."], requires_grad: bool = False, volatile: bool = False) -> Tensor["..."]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), nn_params_values({inputs})[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: Tensor, inputs: Parameters, grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), py_arrays({inputs})[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: Tensor, inputs: Tensor, grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), {inputs}[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: Tensor, inputs: list[Tensor], grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients(py_arrays({outputs}), {inputs}[, .grad_outputs = py_arrays({grad_outputs})][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: Tensor, inputs: tuple[Tensor, ...], grad_outputs: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, nn_params_values({inputs})[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: list[Tensor], inputs: Parameters, grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, py_arrays({inputs})[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: list[Tensor], inputs: Tensor, grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, {inputs}[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: list[Tensor], inputs: list[Tensor], grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@overload
@role("record")
@types("gradients")
@c("mx_gradients({outputs}, {inputs}[, .grad_outputs = {grad_outputs}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}][, .allow_unused = {allow_unused}])")
def grad(outputs: list[Tensor], inputs: tuple[Tensor, ...], grad_outputs: list[Tensor] | None = None, retain_graph: bool | None = None, create_graph: bool = False, only_inputs: Literal[True] = True, allow_unused: bool | None = None) -> tuple[Tensor, ...]: ...


@drop("gradients are checked when the C is made")
def set_detect_anomaly(mode: bool, check_nan: bool = True) -> None: ...


@todo("T2M2104", effort="hours", why="a hand-written gradient needs a vjp in C; write the function with tensor operations, or fill in the vjp")
class Function:
    def __init__(self) -> None: ...


@role("record")
@effect("mutates")
@c("mx_backward({tensors}[, .gradient = {grad_tensors}][, .retain_graph = {retain_graph}][, .create_graph = {create_graph}])")
def backward(tensors: Tensor, grad_tensors: Tensor | None = None, retain_graph: bool | None = None, create_graph: bool = False) -> None: ...
