#!/usr/bin/env python3
"""Converts each program in cases/, builds it, runs it and compares what it prints with what python3 prints.

usage: run_cases.py TORCH2MLX CASES WORK
"""
import os
import shutil
import subprocess
import sys


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300, check=False, **options)


def check(torch2mlx, script, work):
    name = os.path.splitext(os.path.basename(script))[0]
    project = os.path.join(work, name)
    for command in ([torch2mlx, "convert", script, "-o", project], [torch2mlx, "build", project]):
        done = run(command)
        if done.returncode:
            return f"{' '.join(command)} exits with {done.returncode}\n{done.stdout}{done.stderr}"
    ours = run([os.path.join(project, "build", name)])
    theirs = run([sys.executable, script], env={**os.environ, "PYTHONHASHSEED": "0"})
    if ours.returncode != theirs.returncode:
        return f"exits with {ours.returncode}, Python with {theirs.returncode}\n{ours.stderr}"
    for a, b in zip(ours.stdout.splitlines() + ["<end>"], theirs.stdout.splitlines() + ["<end>"]):
        if a != b:
            return f"prints  {a}\nPython  {b}"
    return None


def main():
    torch2mlx, cases, work = sys.argv[1:]
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    scripts = sorted(name for name in os.listdir(cases) if name.endswith(".py"))
    if not scripts:
        sys.exit("no cases")
    failed = 0
    for name in scripts:
        fault = check(torch2mlx, os.path.join(cases, name), work)
        if fault:
            failed += 1
            print(f"{name}: {fault}")
    print(f"{len(scripts) - failed} of {len(scripts)} programs print what Python prints")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
