#!/usr/bin/env python3
"""Diagnostics that no other suite produces: each case says in its first line which code it must give, at which line, with which exit code.

The rendered text must have the place, the source line and a caret. A hand-edited output must be left alone (T2M5001).
usage: run_cases.py TORCH2MLX CASES WORK
"""
import os
import re
import shutil
import subprocess
import sys


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60, check=False)


def check(torch2mlx, path):
    with open(path, encoding="utf-8") as file:
        source = file.read().splitlines()
    code, line, wanted = re.match(r"# expect: (T2M\d+) line (\d+) exit (\d+)$", source[0]).groups()
    done = run([torch2mlx, "convert", path, "--dry-run"])
    if done.returncode != int(wanted):
        return f"exits with {done.returncode}, not {wanted}\n{done.stderr}"
    place = re.search(rf"^.*\.py:{line}:\d+: \w+: .* \[{code}\]\n *{line} \| (.*)\n *\| *\^", done.stderr, re.MULTILINE)
    if not place or place.group(1).strip() != source[int(line) - 1].strip():
        return f"no {code} with its line and a caret in\n{done.stderr}"
    return None


def check_edited(torch2mlx, script, work):
    project = os.path.join(work, "edited")
    run([torch2mlx, "convert", script, "-o", project])
    emitted = next(os.path.join(project, name) for name in os.listdir(project) if name.endswith(".c"))
    with open(emitted, "a", encoding="utf-8") as file:
        file.write("/* mine */\n")
    done = run([torch2mlx, "convert", script, "-o", project])
    with open(emitted, encoding="utf-8") as file:
        kept = file.read().endswith("/* mine */\n")
    if "T2M5001" not in done.stderr or done.returncode == 0 or not kept:
        return f"an edited file: exit {done.returncode}, kept: {kept}\n{done.stderr}"
    return None


def main():
    torch2mlx, cases, work = sys.argv[1:]
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    scripts = sorted(os.path.join(cases, name) for name in os.listdir(cases) if name.endswith(".py"))
    faults = {os.path.basename(script): check(torch2mlx, script) for script in scripts}
    faults["edited output"] = check_edited(torch2mlx, os.path.join(cases, "never_called.py"), work)
    for name, fault in faults.items():
        if fault:
            print(f"{name}: {fault}")
    failed = sum(1 for fault in faults.values() if fault)
    print(f"{len(faults) - failed} of {len(faults)} diagnostics are as expected")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
