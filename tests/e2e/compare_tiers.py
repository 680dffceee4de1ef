#!/usr/bin/env python3
"""Compares the traces of one script's two trainers: losses lifted where that can be, and all graphs recorded.

The first steps must have the same losses and gradients to 1e-6 (relative); later losses, where rounding has grown, agree to 1e-3.
usage: compare_tiers.py LIFTED/trace.json RECORDED/trace.json
"""
import json
import sys

from compare_trace import gradient_difference

FIRST, FIRST_STEPS, LATER = 1e-6, 10, 1e-3


def main():
    traces = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            traces.append(json.load(file))
    lifted, recorded = (trace["losses"] for trace in traces)
    if len(lifted) != len(recorded) or not lifted:
        sys.exit(f"{len(lifted)} losses lifted, {len(recorded)} recorded")
    differences = [0.0 if a == b else abs(a - b) / max(abs(b), 1e-12) for a, b in zip(lifted, recorded)]
    first, all_steps = max(differences[:FIRST_STEPS]), max(differences)
    gradients = gradient_difference(*(trace["gradients"] for trace in traces))
    print(f"{len(lifted)} losses: first {FIRST_STEPS} differ by {first:.1e}, all by {all_steps:.1e}; "
          f"gradients of {len(traces[0]['gradients'])} steps by {gradients:.1e}")
    sys.exit(1 if max(first, gradients) > FIRST or all_steps > LATER else 0)


if __name__ == "__main__":
    main()
