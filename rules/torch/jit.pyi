"""torch.jit: the C is compiled ahead of time; a scripted function or module is the function or module itself."""
from typing import Any

from torch.nn import Module


@drop("compiled ahead of time: the module itself")
@c("{obj}")
def script(obj: T, optimize: Any = None, example_inputs: Any = None) -> T: ...

@drop("compiled ahead of time: the module itself")
@c("{func}")
def trace(func: T, example_inputs: Any = None, check_trace: Any = None, strict: Any = None) -> T: ...

@drop("compiled ahead of time: the module itself")
@c("{mod}")
def freeze(mod: T, preserved_attrs: Any = None) -> T: ...

@drop("compiled ahead of time: the module itself")
@c("{mod}")
def optimize_for_inference(mod: T) -> T: ...

@drop("compiled ahead of time: the function itself")
@c("{fn}")
def ignore(fn: T) -> T: ...

@drop("compiled ahead of time: the function itself")
@c("{fn}")
def export(fn: T) -> T: ...

@drop("compiled ahead of time: the function itself")
@c("{fn}")
def script_method(fn: T) -> T: ...

@todo("T2M2411", effort="hours", why="files of TorchScript hold programs of their own; save the state_dict")
def load(f: Any, map_location: Any = None) -> Any: ...

@todo("T2M2411", effort="hours", why="files of TorchScript hold programs of their own; save the state_dict")
def save(m: Any, f: Any) -> None: ...

ScriptModule = Module
