#!/usr/bin/env python3
"""Training scripts of a few lines: converted, built, run; the numbers that they print are compared with PyTorch's.

A case NAME.py with NAME.out (recorded by `python3 NAME.py` under PyTorch 2.13 with OMP_NUM_THREADS=1) must print the same words and the same
numbers to 1e-5, as it is and with its graphs recorded (--grad=record). One without .out must be refused when it is to be lifted (--grad=lift):
exit code 1, a T2M4001 that names the line, and C that still builds.
usage: run_cases.py TORCH2MLX CASES WORK
"""
import os
import re
import shutil
import subprocess
import sys

NUMBER = re.compile(r"-?\d+\.\d+(?:e[-+]?\d+)?")


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300, check=False)


def difference(ours, theirs):
    """The first line that differs, or None."""
    for a, b in zip(ours.splitlines() + ["<end>"], theirs.splitlines() + ["<end>"]):
        same_words = NUMBER.split(a) == NUMBER.split(b)
        pairs = zip(NUMBER.findall(a), NUMBER.findall(b))
        if not same_words or any(abs(float(x) - float(y)) > 1e-5 + 1e-5 * abs(float(y)) for x, y in pairs):
            return f"prints   {a}\nPyTorch  {b}"
    return None


def check(torch2mlx, script, work, mode):
    name = os.path.splitext(os.path.basename(script))[0]
    project = os.path.join(work, f"{name}_{mode}")
    recorded = script[:-len(".py")] + ".out"
    converted = run([torch2mlx, "convert", script, "-o", project, f"--grad={mode}"])
    wanted = 1 if mode == "lift" else 0
    if converted.returncode != wanted:
        return f"convert exits with {converted.returncode}, not {wanted}\n{converted.stderr}"
    if wanted and not re.search(r"%s\.py:\d+:\d+: .*\[T2M4001\]" % name, converted.stderr):
        return f"no T2M4001 in\n{converted.stderr}"
    built = run([torch2mlx, "build", project])
    if built.returncode:
        return f"does not build\n{built.stderr}"
    if wanted:
        return None
    done = run([os.path.join(project, "build", name)])
    if done.returncode:
        return f"exits with {done.returncode}\n{done.stderr}"
    with open(recorded, encoding="utf-8") as file:
        return difference(done.stdout, file.read())


def records(work, script):
    """Whether what was converted last records graphs already."""
    name = os.path.splitext(script)[0]
    with open(os.path.join(work, f"{name}_auto", f"{name}.c"), encoding="utf-8") as file:
        return "mx_record_graphs()" in file.read()


def faults_of(torch2mlx, cases, script, work):
    """{run: fault or None}: recorded scripts are run lifted, where they can be, and with recorded graphs."""
    path = os.path.join(cases, script)
    if not os.path.exists(path[:-len(".py")] + ".out"):
        return {f"{script} (lift)": check(torch2mlx, path, work, "lift")}
    faults = {f"{script} (auto)": check(torch2mlx, path, work, "auto")}
    if not records(work, script):
        faults[f"{script} (record)"] = check(torch2mlx, path, work, "record")
    return faults


def main():
    torch2mlx, cases, work = sys.argv[1:]
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    scripts = sorted(name for name in os.listdir(cases) if name.endswith(".py"))
    faults = {}
    for name in scripts:
        faults.update(faults_of(torch2mlx, cases, name, work))
    for name, fault in faults.items():
        if fault:
            print(f"{name}: {fault}")
    failed = sum(1 for fault in faults.values() if fault)
    print(f"{len(faults) - failed} of {len(faults)} runs of training scripts do what PyTorch does")
    sys.exit(1 if failed or not scripts else 0)


if __name__ == "__main__":
    main()
