#!/usr/bin/env python3
"""Compares a library that has the mlx-c API with what MLX itself computed: values, types, shapes, and which calls are errors.

    tables.py LIBRARY [FAMILY...]             compares with expected/FAMILY.txt, shows the first differences; ends with 1 if there are any
    tables.py --record LIBRARY [FAMILY...]    writes expected/FAMILY.txt: with Apple's library only (scripts/record-mlx)
    tables.py --all LIBRARY [FAMILY...]       shows all differences, the known ones too
    tables.py --know LIBRARY                  writes known.txt: the calls that differ today

Calls listed in known.txt may differ, for the reason above them (a line that starts with #); one that does not any more has to leave the list. --know keeps
the reasons, and puts calls that are new at the end.

A line of a table is a call and what came out of it. Each family runs in a child process; a call that kills it counts as `crash`, and the next ones go on
in a new child.
"""
import os
import pathlib
import re
import select
import signal
import sys

sys.dont_write_bytecode = True

import capi
import cases

PATIENCE = 8  # seconds
KNOWN = pathlib.Path(__file__).resolve().parent / "known.txt"
EXPECTED = pathlib.Path(__file__).resolve().parent / "expected"
DIGITS = {"float16": 5, "bfloat16": 4, "float32": 9, "float64": 17, "complex64": 9}
# How far results may be apart, relative to the largest number of the result and to the number itself.
TOLERANCE = {"float16": 2e-3, "bfloat16": 1.6e-2, "float32": 4e-6, "float64": 1e-6, "complex64": 4e-6}
LOOSE = {"mlx_erfinv": 4, "mlx_random_laplace": 4, "mlx_power": 4, "mlx_linalg_pinv": 20, "mlx_linalg_inv": 10, "mlx_linalg_solve": 10, "mlx_linalg_cholesky_inv": 10,
         "mlx_linalg_lu": 4, "mlx_linalg_lu_factor": 4, "mlx_fast_rope": 4, "mlx_fast_rope_dynamic": 4, "mlx_random_truncated_normal": 10, "mlx_logcumsumexp": 4}


def show_argument(value):
    if isinstance(value, list):
        return "[" + ", ".join(show_argument(item) for item in value) + "]"
    return repr(value) if isinstance(value, str) else str(value)


def show_number(dtype, value):
    if dtype == "complex64":
        return f"{value.real:.9g}{'+' if not str(value.imag).startswith('-') else ''}{value.imag:.9g}j"
    if dtype == "bool":
        return "FT"[value]
    return f"{value:.{DIGITS[dtype]}g}" if dtype in DIGITS else str(value)


def show_outcome(outcome):
    return f"{outcome.dtype}{list(outcome.shape)}".replace(" ", "") + "".join(" " + show_number(outcome.dtype, v) for v in outcome.values)


def outcome_of(library, function, arguments):
    if not library.has(function):
        return "missing"
    try:
        return "; ".join(show_outcome(outcome) for outcome in library.call(function, *arguments))
    except capi.Failure as failure:
        return "error: " + re.sub(r" at \S+:\d+$", "", " ".join(str(failure).split()))


def run_from(path, calls, first, pipe):
    """The child: writes a line for each call from the first on."""
    with os.fdopen(pipe, "w", buffering=1) as out:
        library = capi.Library(path)
        for function, arguments in calls[first:]:
            print(outcome_of(library, function, arguments).replace("\n", " "), file=out)
    os._exit(0)


def lines_of(reader):
    """What the child writes, until it ends or is silent for too long (MLX does not return from some powers of integers)."""
    data = b""
    while select.select([reader], [], [], PATIENCE)[0]:
        block = os.read(reader, 1 << 16)
        if not block:
            break
        data += block
    return data.decode().split("\n")[:-1]


def run(path, calls):
    outcomes = []
    while len(outcomes) < len(calls):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            try:
                run_from(path, calls, len(outcomes), writer)
            finally:
                os._exit(1)
        os.close(writer)
        outcomes += lines_of(reader)
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if len(outcomes) < len(calls):
            outcomes.append("crash")
    return outcomes


def label(function, arguments):
    return f"{function}({', '.join(show_argument(argument) for argument in arguments)})"


# ---- Comparing ----


def read_value(dtype, text):
    if dtype == "complex64":
        match = re.fullmatch(r"([+-]?(?:inf|nan|[\d.]+(?:e[+-]?\d+)?))([+-](?:inf|nan|[\d.]+(?:e[+-]?\d+)?))j", text)
        return float(match[1]), float(match[2])
    return (float(text),) if dtype in DIGITS else (text,)


def same_number(a, b, largest, room):
    if isinstance(a, str):
        return a == b
    if a != a or b != b:
        return a != a and b != b
    if a in (cases.inf, -cases.inf) or b in (cases.inf, -cases.inf):
        return a == b
    return abs(a - b) <= room * (max(abs(a), abs(b)) + 0.25 * largest + 1e-3)


def same_outcome(function, ours, theirs):
    if ours == theirs:
        return True
    if ours.startswith("error") or theirs.startswith("error") or ours in ("missing", "crash"):
        return theirs.startswith("error") and ours.startswith("error")
    first, second = ours.split("; "), theirs.split("; ")
    if len(first) != len(second):
        return False
    for a, b in zip(first, second):
        a, b = a.split(" "), b.split(" ")
        if a[0] != b[0] or len(a) != len(b):
            return False
        dtype = a[0].split("[")[0]
        left = [part for text in a[1:] for part in read_value(dtype, text)]
        right = [part for text in b[1:] for part in read_value(dtype, text)]
        finite = [abs(v) for v in right if not isinstance(v, str) and v == v and abs(v) != cases.inf]
        room = TOLERANCE.get(dtype, 0) * LOOSE.get(function, 1)
        if not all(same_number(x, y, max(finite, default=0), room) for x, y in zip(left, right)):
            return False
    return True


def differences(path, family, calls):
    """The calls that come out otherwise: (name, what MLX gives, what the library gives)."""
    lines = [line.split(" -> ", 1) for line in (EXPECTED / f"{family}.txt").read_text().splitlines()]
    if [line[0] for line in lines] != [label(*call) for call in calls]:
        sys.exit(f"{family}: the table is of other cases; record it anew")
    return [(name, theirs, ours) for (function, _), (name, theirs), ours in zip(calls, lines, run(path, calls))
            if theirs != "crash" and not same_outcome(function, ours, theirs)]


def check(path, family, calls, known, show_all):
    found = differences(path, family, calls)
    new = [entry for entry in found if show_all or entry[0] not in known]
    for name, theirs, ours in new:
        print(f"{name}\n    MLX:  {theirs[:600]}\n    here: {ours[:600]}")
    mended = known & {label(*call) for call in calls} - {name for name, _, _ in found}
    for name in sorted(mended):
        print(f"{name}\n    is in known.txt, and does not differ")
    print(f"{family}: {len(calls)} calls, {len(found)} differ")
    return len(new) + len(mended)


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    path, *names = [a for a in sys.argv[1:] if not a.startswith("--")]
    families = cases.families()
    if "--know" in options:
        differ = dict.fromkeys(name for family, calls in families.items() for name in sorted({d[0] for d in differences(path, family, calls)}))
        kept = [line for line in KNOWN.read_text().splitlines() if line.startswith("#") or line in differ]
        new = [name for name in differ if name not in kept]
        KNOWN.write_text("\n".join(kept + (["# not looked at"] + new if new else [])) + "\n")
        return 0
    if "--record" in options:
        EXPECTED.mkdir(exist_ok=True)
        for family in names or families:
            lines = [f"{label(*call)} -> {outcome}" for call, outcome in zip(families[family], run(path, families[family]))]
            (EXPECTED / f"{family}.txt").write_text("\n".join(lines) + "\n")
        return 0
    known = set(KNOWN.read_text().splitlines()) if KNOWN.exists() else set()
    bad = sum(check(path, family, families[family], known, "--all" in options) for family in names or families)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
