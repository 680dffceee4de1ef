#!/usr/bin/env python3
"""Runs `torch2mlx report` over every Python file of folders of foreign code, and names what is not well: crashes, hangs, bugs of ours
(exit code 4, or T2M9001 in the report), and what takes too long.

usage: sweep.py [-n COUNT] [-j JOBS] [-t SECONDS] [--every N] [--again] [--compile] TORCH2MLX STATE FOLDER-OR-FILE ...

STATE is a file with a line for each file that was done; a sweep that was stopped goes on from there. With --again the files that were
not well are run once more: after they were mended. With --compile it is `torch2mlx convert`, and what was written, TODOs and all, must pass
the compilers of COMPILERS without a warning.
"""
import argparse
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

GOOD = ("0", "1", "3")
MEMORY = 4 << 30
COMPILERS = (["gcc", "-std=gnu11"], ["clang", "-std=gnu11"])
WARNINGS = ["-fsyntax-only", "-Wall", "-Wextra", "-fsanitize=signed-integer-overflow", "-Wno-unused-command-line-argument"]
INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "runtime" / "include"


def python_files(folders):
    given = [path for path in folders if path.endswith(".py")]
    found = [path for folder in folders if folder not in given for path in pathlib.Path(folder).rglob("*.py")]
    files = sorted(given + [str(path) for path in found if path.is_file()])
    random.Random(1).shuffle(files)  # a sweep that is stopped early has seen a bit of everything
    return files


def limits(seconds, has_limit):
    def set_limits():
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds * 1.5), int(seconds * 1.5) + 1))
        if has_limit:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return set_limits


def compiler_messages(project):
    """The first error and the first warning that a compiler has about the C of a project."""
    files = sorted(str(path.relative_to(project)) for path in project.rglob("*.c") if not path.name.endswith("_lines.c"))
    for compiler in COMPILERS if files else ():
        process = subprocess.run(compiler + WARNINGS + ["-I", str(INCLUDE)] + files, cwd=project, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True, errors="replace", check=False)
        lines = process.stderr.splitlines()
        messages = [line for line in lines if " error: " in line][:1] + [line for line in lines if " warning: " in line][:1]
        if process.returncode or messages:
            return messages or [f"{compiler[0]} exits {process.returncode}"]
    return []


def sweep_file(torch2mlx, path, options):
    """One line of the state: what came of it, its CPU time, the first words of the fault, the file."""
    with tempfile.TemporaryFile() as stderr, tempfile.TemporaryDirectory() as folder:
        command = [torch2mlx, "convert", path, "-o", folder, "--force"] if options.compile else [torch2mlx, "report", path]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr,
                                   preexec_fn=limits(options.t * 1.5, not options.sanitized))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        stderr.seek(0)
        errors = stderr.read().decode("utf-8", "replace")
        messages = compiler_messages(pathlib.Path(folder)) if options.compile else []
    outcome = "hang" if process.returncode == -signal.SIGXCPU else str(process.returncode)
    faults = [line for line in errors.splitlines() if "T2M9001" in line or "internal error" in line or "ERROR: " in line or
              "runtime error" in line or "SUMMARY" in line]
    if outcome in GOOD and faults:
        outcome = "fault"
    if outcome in GOOD and messages:
        outcome, faults = "C" + outcome, messages
    message = " | ".join(faults[:2])[:300].replace("\t", " ")
    return f"{outcome}\t{usage.ru_utime + usage.ru_stime:.1f}\t{message}\t{path}"


def read_state(state):
    """{path: line}; the last line of a file counts."""
    lines = state.read_text().splitlines() if state.exists() else []
    return {line.split("\t")[3]: line for line in lines if line.count("\t") == 3}


def is_well(line, seconds):
    outcome, spent = line.split("\t")[:2]
    return outcome in GOOD and float(spent) < seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, help="only so many files")
    parser.add_argument("-j", type=int, default=1, help="at a time")
    parser.add_argument("-t", type=float, default=10, help="seconds of CPU time that a file may take")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="a sample: every N-th file")
    parser.add_argument("--compile", action="store_true", help="convert, and compile what comes out")
    parser.add_argument("--again", action="store_true", help="run the files that were not well")
    parser.add_argument("--sanitized", action="store_true", help="torch2mlx is built with sanitizers, which need a large address space")
    parser.add_argument("torch2mlx")
    parser.add_argument("state", type=pathlib.Path)
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    files = python_files(options.folders)[:options.n:options.every]
    done = read_state(options.state)
    todo = [path for path in files if path not in done or (options.again and not is_well(done[path], options.t))]
    torch2mlx = os.path.abspath(options.torch2mlx)
    with ThreadPoolExecutor(options.j) as pool, options.state.open("a") as state:
        for line in pool.map(lambda path: sweep_file(torch2mlx, path, options), todo):
            print(line, file=state, flush=True)
    done = read_state(options.state)
    bad = [done[path] for path in files if not is_well(done[path], options.t)]
    print("\n".join(bad))
    print(f"{len(files) - len(bad)} of {len(files)} files are well")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
