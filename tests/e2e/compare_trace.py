#!/usr/bin/env python3
"""Compares the trace of a generated trainer (T2M_TRACE) with the one recorded from PyTorch.

usage: compare_trace.py corpus/NAME/trace.json OURS [STEPS]

The same parameters in the same order with initial norms and sums equal to 1e-6; losses equal to 1e-5 (relative) for the first 10 steps
and to 1e-3 up to step 200; the gradients of the first step equal to 1e-3. A run whose arguments name a half precision is no closer than its
rounding: its losses are to be within twice what one rounding of each parameter moved when it was recorded. STEPS: how many steps the run must have, where it is not as many as were recorded.
Prints the largest differences. Exit status: 0 within, 1 not.
"""
import json
import math
import sys

NEGLIGIBLE = 1e-2
GRADIENTS = 1e-3
INITIAL = 1e-6
FIRST, FIRST_STEPS = 1e-5, 10
LATER, LATER_STEPS = 1e-3, 200


def relative(ours, theirs):
    if ours is None or theirs is None:
        return 0.0 if ours == theirs else float("inf")
    return abs(ours - theirs) / max(abs(theirs), 1e-12)


def have_names(ours, theirs):
    """Do the parameters have the same names in the same order? A module may be named from further out."""
    return any(a["name"] for a in ours) and all(f".{a['name']}".endswith(f".{b['name']}") for a, b in zip(ours, theirs))


def initial_difference(ours, theirs):
    """Parameters of recorded graphs have no names, and come in the order of the optimizer's groups, as those of several modules do."""
    if not have_names(ours, theirs):
        if sorted(a["name"].rpartition(".")[2] for a in ours if a["name"]) not in ([], sorted(b["name"].rpartition(".")[2] for b in theirs)):
            sys.exit("the parameters have other names")
        ours, theirs = (sorted(side, key=lambda row: (row["initial"]["norm"], row["initial"]["sum"])) for side in (ours, theirs))
    worst = 0.0
    for a, b in zip(ours, theirs):
        norm = b["initial"]["norm"]
        for key in ("norm", "sum"):  # a sum can be near zero: it is compared on the scale of the norm
            worst = max(worst, abs(a["initial"][key] - b["initial"][key]) / max(norm, 1e-12))
    return worst


def gradient_difference(ours, theirs):
    """The largest difference of a parameter's gradient in any step: of its norm and its sum, on the scale of its norm. Gradients that are
    zero but for rounding (a bias in front of a batch norm) are compared on the scale of the whole step's."""
    if [len(step) for step in ours] != [len(step) for step in theirs]:
        sys.exit("the steps have other gradients")
    worst = 0.0
    for a_step, b_step in zip(ours, theirs):
        pairs = [(a or [0, 0], b or [0, 0]) for a, b in zip(a_step, b_step)]
        whole = math.sqrt(sum(b[0] ** 2 for _, b in pairs))
        for a, b in pairs:
            if a != b:
                worst = max(worst, max(abs(a[0] - b[0]), abs(a[1] - b[1])) / max(b[0], NEGLIGIBLE * whole, 1e-30))
    return worst


def limits(theirs):
    """How far the losses may be off: of the first steps, and of all."""
    if not any("float16" in str(argument) for argument in theirs["args"]):
        return FIRST, LATER
    moved = [part["relative"] for part in theirs["rounding"]]
    return max(FIRST, 2 * moved[0]), max(LATER, 2 * max(moved))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        theirs = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        ours = json.load(file)
    steps = int(sys.argv[3]) if len(sys.argv) == 4 else theirs["steps"]
    failures = []
    if len(ours["parameters"]) != len(theirs["parameters"]):
        sys.exit(f"{len(ours['parameters'])} parameters, {len(theirs['parameters'])} recorded")
    if len(ours["losses"]) != steps:
        failures.append(f"{len(ours['losses'])} steps instead of {steps}")
    initial = initial_difference(ours["parameters"], theirs["parameters"])
    differences = [relative(a, b) for a, b in zip(ours["losses"], theirs["losses"])]
    first = max(differences[:FIRST_STEPS], default=float("inf"))
    later = max(differences[:LATER_STEPS], default=float("inf"))
    print(f"initial parameters {initial:.1e}, losses: first {FIRST_STEPS} steps {first:.1e}, first {LATER_STEPS} {later:.1e}, "
          f"all {max(differences, default=0):.1e}")
    if initial > INITIAL:
        failures.append(f"initial parameters differ by {initial:.1e}")
    most_first, most_later = limits(theirs)
    if first > most_first:
        failures.append(f"losses of the first steps differ by {first:.1e}")
    if later > most_later:
        failures.append(f"losses differ by {later:.1e}")
    if "gradients" in theirs:
        gradients = gradient_difference(ours["gradients"][:1], theirs["gradients"][:1])
        print(f"gradients of the first step {gradients:.1e}")
        if gradients > GRADIENTS:
            failures.append(f"gradients differ by {gradients:.1e}")
    if failures:
        sys.exit("; ".join(failures))


if __name__ == "__main__":
    main()
