#!/usr/bin/env python3
"""Runs `torch2mlx report` over every Python file of folders of foreign code, and names what is not well: crashes, hangs, bugs of ours
(exit code 4, or T2M9001 in the report), and what takes too long.

usage: sweep.py [-n COUNT] [-j JOBS] [-t SECONDS] [--again] TORCH2MLX STATE FOLDER ...

STATE is a file with a line for each file that was done; a sweep that was stopped goes on from there. With --again the files that were
not well are run once more: after they were mended.
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


def python_files(folders):
    files = sorted(str(path) for folder in folders for path in pathlib.Path(folder).rglob("*.py") if path.is_file())
    random.Random(1).shuffle(files)  # a sweep that is stopped early has seen a bit of everything
    return files


def limits(seconds, has_limit):
    def set_limits():
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds * 1.5), int(seconds * 1.5) + 1))
        if has_limit:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return set_limits


def sweep_file(torch2mlx, path, seconds, has_limit):
    """One line of the state: what came of it, its CPU time, the first words of the fault, the file."""
    with tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen([torch2mlx, "report", path], stdout=subprocess.DEVNULL, stderr=stderr,
                                   preexec_fn=limits(seconds, has_limit))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        stderr.seek(0)
        errors = stderr.read().decode("utf-8", "replace")
    outcome = "hang" if process.returncode == -signal.SIGXCPU else str(process.returncode)
    faults = [line for line in errors.splitlines() if "T2M9001" in line or "internal error" in line or "ERROR: " in line or
              "runtime error" in line or "SUMMARY" in line]
    if outcome in GOOD and faults:
        outcome = "fault"
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
    parser.add_argument("--again", action="store_true", help="run the files that were not well")
    parser.add_argument("--sanitized", action="store_true", help="torch2mlx is built with sanitizers, which need a large address space")
    parser.add_argument("torch2mlx")
    parser.add_argument("state", type=pathlib.Path)
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    files = python_files(options.folders)[:options.n]
    done = read_state(options.state)
    todo = [path for path in files if path not in done or (options.again and not is_well(done[path], options.t))]
    torch2mlx = os.path.abspath(options.torch2mlx)
    with ThreadPoolExecutor(options.j) as pool, options.state.open("a") as state:
        for line in pool.map(lambda path: sweep_file(torch2mlx, path, options.t * 1.5, not options.sanitized), todo):
            print(line, file=state, flush=True)
    done = read_state(options.state)
    bad = [done[path] for path in files if not is_well(done[path], options.t)]
    print("\n".join(bad))
    print(f"{len(files) - len(bad)} of {len(files)} files are well")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
