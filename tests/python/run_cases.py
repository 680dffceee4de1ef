#!/usr/bin/env python3
"""Converts every program of an area, builds them all, runs each and compares with what CPython printed (see README.md).

usage: run_cases.py TORCH2MLX CASES/AREA WORK [--cflags=TEXT] [NAME ...]
"""
import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from cases import Outcome, find_cases, run_program

PROJECT = """\
cmake_minimum_required(VERSION 3.22)
project(programs LANGUAGES C)
set(CMAKE_C_STANDARD 11)
find_package(torch2mlx REQUIRED HINTS "{prefix}")
"""
PROGRAM = """\
file(GLOB_RECURSE sources {folder}/*.c)
add_executable({name} ${{sources}})
target_link_libraries({name} PRIVATE torch2mlx::runtime)
target_compile_options({name} PRIVATE -Wall -Wextra -Werror)
"""


def convert(torch2mlx, case, folder):
    """The fault, or None. A program converts whole: exit code 0."""
    try:
        done = subprocess.run([torch2mlx, "convert", case.script, "-o", folder, "--force"], capture_output=True, text=True, timeout=60,
                              check=False)
    except subprocess.TimeoutExpired:
        return "torch2mlx hangs"
    return f"torch2mlx exits with {done.returncode}\n{done.stderr}" if done.returncode else None


def build(torch2mlx, names, work, cflags):
    """Builds programs/NAME for every name; a dictionary of the faults."""
    prefix = pathlib.Path(torch2mlx).resolve().parent.parent
    text = PROJECT.format(prefix=prefix) + "".join(PROGRAM.format(name=name, folder=work / "c" / name) for name in names)
    (work / "CMakeLists.txt").write_text(text)
    configured = subprocess.run(["cmake", "-S", work, "-B", work / "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                                 f"-DCMAKE_C_FLAGS={cflags}"], capture_output=True, text=True, check=False)
    if configured.returncode:
        sys.exit(configured.stdout + configured.stderr)
    built = subprocess.run(["cmake", "--build", work / "build", "-j", str(os.cpu_count() or 1), "--", "-k", "0"], capture_output=True,
                           text=True, check=False)
    faults = {}
    if built.returncode:
        for name in names:
            done = subprocess.run(["cmake", "--build", work / "build", "--target", name], capture_output=True, text=True, check=False)
            if done.returncode:
                faults[name] = "the C does not compile\n" + done.stdout
    return faults


def compare(case, program):
    try:
        ours = run_program([program], case)
    except subprocess.TimeoutExpired:
        return "the program hangs"
    return Outcome.read(case).difference(ours)


def main():
    flags = [argument for argument in sys.argv[1:] if argument.startswith("--cflags=")]
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--cflags=")]
    torch2mlx, area, work, *wanted = arguments
    work = pathlib.Path(work).resolve()
    cases = [case for case in find_cases(area) if not wanted or case.name in wanted]
    if not cases:
        sys.exit(f"no cases in {area}")
    shutil.rmtree(work, ignore_errors=True)
    (work / "c").mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        faults = dict(zip((case.name for case in cases),
                          pool.map(lambda case: convert(torch2mlx, case, work / "c" / case.name), cases)))
    faults.update(build(torch2mlx, [name for name, fault in faults.items() if not fault], work, "".join(flags)[len("--cflags="):]))
    for case in cases:
        faults[case.name] = faults[case.name] or compare(case, work / "build" / case.name)
    failed = {name: fault for name, fault in faults.items() if fault}
    for name, fault in failed.items():
        print(f"{name}: {fault}\n")
    print(f"{len(cases) - len(failed)} of {len(cases)} programs do what CPython does")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
