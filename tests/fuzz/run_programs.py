#!/usr/bin/env python3
"""Makes random programs, runs each under this Python and converted, and compares. Programs that differ are kept in WORK/cases.

usage: run_programs.py [--wide] TORCH2MLX WORK [SEED [COUNT]]     in batches of 100; default: 100 programs from seed 1
--wide: programs of more of the language (generate_wide.py)
"""
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "python"))
from cases import find_cases, run_program  # noqa: E402
from generate import Maker  # noqa: E402
from generate_wide import WideMaker  # noqa: E402


def run_batch(torch2mlx, work, maker, first, count):
    cases = work / "cases"
    shutil.rmtree(cases, ignore_errors=True)
    cases.mkdir(parents=True)
    for seed in range(first, first + count):
        (cases / f"p{seed}.py").write_text(maker(seed).program(), encoding="utf-8")
    for case in find_cases(cases):
        run_program([sys.executable, case.script], case).write(case)
    done = subprocess.run([sys.executable, "-B", HERE.parent / "python" / "run_cases.py", torch2mlx, cases, work / "build",
                           "--cflags=-Wno-tautological-compare -Wno-unused-variable -Wno-unused-but-set-parameter -Wno-unused-but-set-variable"], check=False)
    if done.returncode == 0:
        shutil.rmtree(work)
    return done.returncode == 0


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit(77)  # the oracle is CPython 3.11
    arguments = [argument for argument in sys.argv[1:] if argument != "--wide"]
    maker = WideMaker if "--wide" in sys.argv else Maker
    torch2mlx, work = arguments[0], pathlib.Path(arguments[1])
    seed, count = int(arguments[2]) if len(arguments) > 2 else 1, int(arguments[3]) if len(arguments) > 3 else 100
    good = True
    for first in range(seed, seed + count, 100):
        good &= run_batch(torch2mlx, work / str(first), maker, first, min(100, seed + count - first))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
