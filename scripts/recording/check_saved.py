"""Loads weights that another program saved into the model of a training script, as its users would.

usage: check_saved.py FILE.pt SCRIPT WORK [ARGS...]

The script runs up to its first optimizer step, which gives the model. FILE.pt is read with
torch.load(weights_only=True), and load_state_dict(strict=True) must take it. Beside the script, trace.json (if any)
tells what PyTorch's own training ended with: the norms must agree to 1e-2 relative.
Exit status: 0 it fits, 1 it does not.
"""
import contextlib
import io
import json
import os
import pickle
import sys

import torch

from watch import Watch, run_script, summary

NORM_TOLERANCE = 1e-2


def compare_with_trace(trace_file, state):
    """The number of parameters whose norm is not what the trace says."""
    with open(trace_file, encoding="utf-8") as file:
        parameters = json.load(file)["parameters"]
    wrong = 0
    for parameter in parameters:
        expected = parameter["final"]["norm"]
        actual = summary(state[parameter["name"]])["norm"]
        off = abs(actual - expected) / max(expected, 1e-12)
        if not off <= NORM_TOLERANCE:
            wrong += 1
        print(f"  {parameter['name']:40s} norm {actual:.6f}, PyTorch {expected:.6f}, off by {off:.1e}")
    return wrong


def main():
    file, script, work, args = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], sys.argv[4:]
    with Watch(stop_at_first_step=True) as watch, contextlib.redirect_stdout(io.StringIO()):
        run_script(script, args, work)
    if watch.module is None:
        raise SystemExit(f"{script} took no optimizer step")

    try:
        state = torch.load(file, weights_only=True)
        watch.module.load_state_dict(state, strict=True)
    except (OSError, RuntimeError, pickle.UnpicklingError) as error:
        raise SystemExit(f"{file}: {error}")
    expected = watch.module.state_dict()
    for name, tensor in state.items():
        if tensor.dtype != expected[name].dtype:
            raise SystemExit(f"{name}: {tensor.dtype} in the file, {expected[name].dtype} in the model")
    print(f"{file}: load_state_dict takes all {len(state)} tensors")

    trace_file = os.path.join(os.path.dirname(script), "trace.json")
    if os.path.exists(trace_file) and compare_with_trace(trace_file, state):
        raise SystemExit("some norms are not those of PyTorch's run")


if __name__ == "__main__":
    main()
