"""Runs a training script under PyTorch, unchanged, and watches it from outside.

`run_script` gives the script its command line and its working directory. `Watch` hooks Tensor.backward and the
optimizers, so it sees the loss of each step, the module that is trained, and its parameters before the first step.
"""
import contextlib
import gc
import logging
import os
import runpy
import sys

import torch
from torch.optim.optimizer import register_optimizer_step_pre_hook

# torchvision's compiled operators are not there beside a CPU build; without these definitions its import fails.
_torchvision = torch.library.Library("torchvision", "DEF")
_torchvision.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
_torchvision.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")


class StopScript(BaseException):
    """Ends the script from within a hook; the script cannot catch it by accident."""


def trained_module(optimizer):
    """The smallest live module that owns every parameter of the optimizer."""
    wanted = {id(p) for group in optimizer.param_groups for p in group["params"]}
    owners = [m for m in gc.get_objects() if issubclass(type(m), torch.nn.Module)
              and wanted <= {id(p) for p in m.parameters()}]
    return min(owners, key=lambda m: len(list(m.modules()))) if owners else None


class LooseParameters:
    """The parameters of an optimizer that no one module owns: two networks' together, or an image.

    They are called as in the module that holds them, and "" where none does.
    """

    def __init__(self, optimizer):
        modules = [m for m in gc.get_objects() if issubclass(type(m), torch.nn.Module)]
        names = {id(p): name for m in modules for name, p in m._parameters.items()}
        self._parameters = [(names.get(id(p), ""), p) for group in optimizer.param_groups for p in group["params"]]

    def named_parameters(self):
        return self._parameters

    def parameters(self):
        return [p for _, p in self._parameters]


def summary(tensor):
    """What is kept of a tensor: enough to tell whether another one is equal."""
    values = tensor.detach().double()
    flat = values.reshape(-1)
    return {"norm": float(values.norm()), "sum": float(values.sum()),
            "absmax": float(values.abs().max()) if flat.numel() else 0.0,
            "head": [float(v) for v in flat[:4]]}


def nudge_parameters(module, stream):
    """Moves each parameter by up to one float32 rounding, as another order of additions would."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.mul_(1 + (torch.rand(parameter.shape, generator=stream) - 0.5) * 2.0 ** -22)


def gradient_sums(gradients):
    """What is kept of a step's gradients: for each, norm and sum, or None."""
    rows = []
    for gradient in gradients:
        values = None if gradient is None else gradient.detach().double()
        rows.append(None if values is None else [float(values.norm()), float(values.sum())])
    return rows


class Watch:
    """The losses, in the order of the optimizer steps, the gradients of the first steps, and the module behind the first step.

    A step with a closure counts each loss that the closure gives. Without any optimizer every backward counts, and there is no
    module. With `nudge`, a seed, the parameters are moved by a rounding before each step, from a random stream of its own.
    """

    GRADIENT_STEPS = 10

    def __init__(self, stop_at_first_step=False, nudge=None, only_gradients=False):
        self.losses = []
        self.gradients = []
        self._only_gradients = only_gradients
        self._backwards = []
        self.module = None
        self.initial = {}
        self._last_loss = None
        self._stop = stop_at_first_step
        self._nudges = None if nudge is None else torch.Generator().manual_seed(nudge)

    def __enter__(self):
        self._backward = torch.Tensor.backward
        watch = self

        def backward(tensor, *args, **kwargs):
            if tensor.numel() == 1:
                watch._last_loss = float(tensor.detach())
                watch._backwards.append(watch._last_loss)
            return watch._backward(tensor, *args, **kwargs)

        torch.Tensor.backward = backward
        self._hook = register_optimizer_step_pre_hook(self._before_step)
        return self

    def __exit__(self, *exc):
        torch.Tensor.backward = self._backward
        self._hook.remove()
        if self.module is None:
            self.losses, self.module = self._backwards, torch.nn.Module()

    def _before_step(self, optimizer, args, kwargs):
        if self.module is None:
            self.module = trained_module(optimizer) or LooseParameters(optimizer)
            self.initial = [summary(p) for _, p in self.module.named_parameters()]
            if self._stop:
                raise StopScript
        if self._nudges is not None:
            nudge_parameters(self.module, self._nudges)
        closure = args[1] if len(args) > 1 else kwargs.get("closure")
        parameters = [p for group in optimizer.param_groups for p in group["params"]]
        if closure is None:
            self.losses.append(self._last_loss)
            self._see_gradients([p.grad for p in parameters])
            return None
        return (optimizer, self._counted(closure, parameters)), {}

    def _see_gradients(self, gradients):
        if len(self.gradients) < self.GRADIENT_STEPS:
            self.gradients.append(gradient_sums(gradients))
        elif self._only_gradients:
            raise StopScript

    def _counted(self, closure, parameters):
        def counted():
            result = closure()
            self.losses.append(self._last_loss)
            self._see_gradients([torch.cat([p.grad.flatten() for p in parameters])])
            return result

        return counted


def run_script(script, args, folder):
    """Runs the script as `python script args` would in that folder; what it prints goes to sys.stdout."""
    saved = sys.argv, os.getcwd()
    home = os.path.dirname(os.path.abspath(script))
    script = os.path.abspath(script)
    sys.argv = [script, *args]
    sys.path.insert(0, home)
    os.chdir(folder)
    try:
        with contextlib.suppress(StopScript):
            runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    finally:
        sys.argv = saved[0]
        sys.path.remove(home)
        for name, module in list(sys.modules.items()):  # its own modules run anew the next time
            if (getattr(module, "__file__", None) or "").startswith(home + os.sep):
                del sys.modules[name]
        logging.root.handlers.clear()  # a handler holds the output of the run that made it
        os.chdir(saved[1])
