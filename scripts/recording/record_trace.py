"""Records what PyTorch does with one corpus script: writes stdout.txt and trace.json beside it.

usage: record_trace.py FOLDER WORK [OUT]
       record_trace.py --gradients FOLDER WORK     adds the gradients of the first steps to a trace that lacks them

FOLDER is corpus/NAME; its file `args` holds the arguments. WORK is the working directory for the run (its data/ and
input.txt are what the script reads). The script runs four times: twice to see that it repeats itself exactly, and
twice without oneDNN and with every parameter nudged by a rounding at each step, to learn how far float32 rounding
alone moves the losses ("rounding") and each printed line ("rounding_by_line"). A run that rounding moves by more than
the tolerances of the parity tests is reported: shorten it.
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
    final = [summary(p) for _, p in watch.module.named_parameters()]
    shapes = [(name, list(p.shape)) for name, p in watch.module.named_parameters()]
    return {"stdout": output.getvalue(), "losses": watch.losses, "initial": watch.initial, "final": final,
            "shapes": shapes, "gradients": shorten_rows(watch.gradients)}


def worst_difference(expected, others):
    """The largest relative difference of the others' losses from the expected ones, per range of TOLERANCES."""
    result, start = [], 0
    for bound, tolerance in TOLERANCES:
        pairs = [(x, y) for other in others for x, y in zip(expected[start:bound], other[start:bound])]
        end = min(bound or len(expected), len(expected))
        if start < end:
            worst = max(relative(x, y) for x, y in pairs)
            result.append({"from": start, "to": end, "relative": worst})
            if tolerance is not None and worst > tolerance:
                print(f"  steps {start}-{end}: rounding alone moves the loss by {worst:.1e}"
                      f" (tolerance {tolerance:.0e})", file=sys.stderr)
        start = end
    return result


def relative(expected, actual):
    return abs(expected - actual) / max(abs(expected), 1e-30)


def moved_lines(expected, others):
    """For each printed line the largest relative difference of a number in it, and a report of the largest."""
    numbers = [[float(n) for n in re.findall(r"\d+\.?\d*", line)] for line in expected.splitlines()]
    result = [0.0] * len(numbers)
    for other in others:
        if re.sub(r"\d+\.?\d*", "#", other) != re.sub(r"\d+\.?\d*", "#", expected):
            print("  rounding alone changes the words that are printed", file=sys.stderr)
            continue
        for k, line in enumerate(other.splitlines()):
            found = [float(n) for n in re.findall(r"\d+\.?\d*", line)]
            result[k] = max([result[k]] + [relative(x, y) for x, y in zip(numbers[k], found)])
    print(f"  rounding alone moves a printed number by up to {max(result):.1e}", file=sys.stderr)
    return [float(f"{value:.1e}") for value in result]


def compact_json(trace):
    """One line a key, one line a parameter or a step's gradients."""
    lines = []
    for key, value in trace.items():
        if key in ("parameters", "gradients"):
            rows = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f' "{key}": [\n  {rows}\n ]')
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


def shorten_rows(gradients):
    return [[row and [shorten(value) for value in row] for row in step] for step in gradients]


def add_gradients(folder, work):
    """Runs the script up to the last step whose gradients are kept."""
    trace_file = os.path.join(folder, "trace.json")
    with open(trace_file, encoding="utf-8") as file:
        trace = json.load(file)
    with Watch(only_gradients=True) as watch, contextlib.redirect_stdout(io.StringIO()):
        run_script(os.path.abspath(os.path.join(folder, "train.py")), trace["args"], work)
    trace["gradients"] = shorten_rows(watch.gradients)
    with open(trace_file, "w", encoding="utf-8") as file:
        file.write(compact_json(trace))


def main():
    if sys.argv[1] == "--gradients":
        add_gradients(sys.argv[2], os.path.abspath(sys.argv[3]))
        return
    folder, work = sys.argv[1], os.path.abspath(sys.argv[2])
    out = sys.argv[3] if len(sys.argv) > 3 else folder
    script = os.path.abspath(os.path.join(folder, "train.py"))
    with open(os.path.join(folder, "args"), encoding="utf-8") as file:
        args = shlex.split(file.read())

    first, second = run_once(script, args, work), run_once(script, args, work)
    if first != second:
        raise SystemExit(f"{script}: two runs differ; a trace of it is worth nothing")
    torch.backends.mkldnn.enabled = False
    nudged = [run_once(script, args, work, nudge=seed) for seed in (1, 2)]
    torch.backends.mkldnn.enabled = True

    trace = {
        "torch": torch.__version__,
        "args": args,
        "steps": len(first["losses"]),
        "final_accuracy": accuracy(first["stdout"]),
        "rounding": worst_difference(first["losses"], [run["losses"] for run in nudged]),
        "rounding_by_line": moved_lines(first["stdout"], [run["stdout"] for run in nudged]),
        "parameters": [{"name": name, "shape": shape, "initial": initial, "final": final, "final_norm_nudged": moved["norm"]}
                       for (name, shape), initial, final, moved in zip(first["shapes"], first["initial"], first["final"],
                                                                       nudged[0]["final"])],
        "losses": [shorten(loss) for loss in first["losses"]],
        "gradients": first["gradients"],
    }
    with open(os.path.join(out, "trace.json"), "w", encoding="utf-8") as file:
        file.write(compact_json(trace))
    with open(os.path.join(out, "stdout.txt"), "w", encoding="utf-8") as file:
        file.write(first["stdout"])
    print(f"{script}: {trace['steps']} steps, accuracy {trace['final_accuracy']}")


if __name__ == "__main__":
    main()
