#!/usr/bin/env python3
"""Memory stays flat: every program of flat/ does N rounds of its loop; ten times as many must not need more memory.

usage: run_flat.py TORCH2MLX FLAT WORK [NAME ...]
"""
import os
import pathlib
import shutil
import subprocess
import sys

from cases import find_cases
from run_cases import build, convert

FEW, MANY = 20000, 200000
ALLOWED = 1.1        # of the peak with few rounds
ALLOWED_KB = 1500    # beside that


def peak(program, rounds):
    """The largest resident size in KB, and the output."""
    with open(os.devnull, "rb") as nothing:
        process = subprocess.Popen([program, str(rounds)], stdin=nothing, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{program} {rounds} ends with status {status}")
    return usage.ru_maxrss, output


def main():
    torch2mlx, folder, work, *wanted = sys.argv[1:]
    work = pathlib.Path(work).resolve()
    cases = [case for case in find_cases(folder) if not wanted or case.name in wanted]
    shutil.rmtree(work, ignore_errors=True)
    (work / "c").mkdir(parents=True)
    faults = {case.name: convert(torch2mlx, case, work / "c" / case.name) for case in cases}
    faults.update(build(torch2mlx, [name for name, fault in faults.items() if not fault], work, ""))
    for case in cases:
        if faults.get(case.name):
            continue
        program = work / "build" / case.name
        few, _ = peak(program, FEW)
        many, ours = peak(program, MANY)
        python = subprocess.run([sys.executable, case.script, str(MANY)], capture_output=True, check=True).stdout
        if ours != python:
            faults[case.name] = f"prints {ours!r}, Python {python!r}"
        elif many > few * ALLOWED + ALLOWED_KB:
            faults[case.name] = f"{FEW} rounds need {few} KB, {MANY} rounds {many} KB"
    failed = {name: fault for name, fault in faults.items() if fault}
    for name, fault in failed.items():
        print(f"{name}: {fault}")
    print(f"{len(cases) - len(failed)} of {len(cases)} programs stay flat")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
