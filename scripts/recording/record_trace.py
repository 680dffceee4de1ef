"""Records what PyTorch does with one corpus script: writes stdout.txt and trace.json beside it.

usage: record_trace.py FOLDER WORK [OUT]

FOLDER is corpus/NAME; its file `args` holds the arguments. WORK is the working directory for the run (its data/ and
input.txt are what the script reads). The script runs three times: twice to see that it repeats itself exactly, and
once without oneDNN and with every parameter nudged by a rounding at each step, to learn how far float32 rounding
alone moves it. A run that rounding moves by more than the tolerances of the parity tests is reported: shorten it.
"""
import contextlib
import io
import json
import math
import os
import re
import shlex
import sys

import torch

from watch import Watch, run_script, summary

# Relative tolerance of the loss for steps below the bound; None: any later step.
TOLERANCES = [(10, 1e-5), (200, 1e-3), (None, None)]


def run_once(script, args, work, nudge=None):
    torch.manual_seed(torch.default_generator.initial_seed() + 1)  # nothing may lean on the seed of a former run
    output = io.StringIO()
    with Watch(nudge=nudge) as watch, contextlib.redirect_stdout(output):
        run_script(script, args, work)
    # The watch keeps the module; the script's own names are gone by now.
    final = {name: summary(p) for name, p in watch.module.named_parameters()}
    shapes = {name: list(p.shape) for name, p in watch.module.named_parameters()}
    return {"stdout": output.getvalue(), "losses": watch.losses, "initial": watch.initial, "final": final,
            "shapes": shapes}


def worst_difference(a, b):
    """The largest relative difference of two lists of losses, per range of TOLERANCES."""
    result, start = [], 0
    for bound, tolerance in TOLERANCES:
        pairs = list(zip(a[start:bound], b[start:bound]))
        if pairs:
            worst = max(abs(x - y) / max(abs(x), 1e-30) for x, y in pairs)
            result.append({"from": start, "to": start + len(pairs), "relative": worst})
            if tolerance is not None and worst > tolerance:
                print(f"  steps {start}-{start + len(pairs)}: rounding alone moves the loss by {worst:.1e}"
                      f" (tolerance {tolerance:.0e})", file=sys.stderr)
        start += len(pairs)
    return result


def report_moved_lines(a, b):
    for before, after in zip(a.splitlines(), b.splitlines()):
        if before != after:
            print(f"  rounding alone moves the output:\n    {before}\n    {after}", file=sys.stderr)


def compact_json(trace):
    """One line a key, one line a parameter."""
    lines = []
    for key, value in trace.items():
        if key == "parameters":
            rows = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f' "parameters": [\n  {rows}\n ]')
        else:
            lines.append(f' "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def accuracy(stdout):
    """The last percentage that the script printed on a line that speaks of accuracy, or None."""
    found = [re.findall(r"([\d.]+)%", line) for line in stdout.splitlines() if "accuracy" in line.lower()]
    found = [float(numbers[-1]) for numbers in found if numbers]
    return found[-1] if found else None


def shorten(value):
    """Nine digits tell float32 numbers apart; keeps the file small."""
    return float(f"{value:.9g}") if value is not None and math.isfinite(value) else None


def main():
    folder, work = sys.argv[1], os.path.abspath(sys.argv[2])
    out = sys.argv[3] if len(sys.argv) > 3 else folder
    script = os.path.abspath(os.path.join(folder, "train.py"))
    with open(os.path.join(folder, "args"), encoding="utf-8") as file:
        args = shlex.split(file.read())

    first, second = run_once(script, args, work), run_once(script, args, work)
    if first != second:
        raise SystemExit(f"{script}: two runs differ; a trace of it is worth nothing")
    torch.backends.mkldnn.enabled = False
    nudged = run_once(script, args, work, nudge=1)
    torch.backends.mkldnn.enabled = True
    report_moved_lines(first["stdout"], nudged["stdout"])

    trace = {
        "torch": torch.__version__,
        "args": args,
        "steps": len(first["losses"]),
        "final_accuracy": accuracy(first["stdout"]),
        "rounding": worst_difference(first["losses"], nudged["losses"]),
        "parameters": [{"name": name, "shape": shape, "initial": first["initial"][name],
                        "final": first["final"][name], "final_norm_nudged": nudged["final"][name]["norm"]}
                       for name, shape in first["shapes"].items()],
        "losses": [shorten(loss) for loss in first["losses"]],
    }
    with open(os.path.join(out, "trace.json"), "w", encoding="utf-8") as file:
        file.write(compact_json(trace))
    with open(os.path.join(out, "stdout.txt"), "w", encoding="utf-8") as file:
        file.write(first["stdout"])
    print(f"{script}: {trace['steps']} steps, accuracy {trace['final_accuracy']}")


if __name__ == "__main__":
    main()
