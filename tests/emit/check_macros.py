#!/usr/bin/env python3
"""translator/emit/macros.def is sorted, and has every macro without a prefix of ours that the headers of a program define.

usage: check_macros.py [--update] COMPILER MACROS.DEF NAMES.C INCLUDE
--update adds the names that are missing.
"""
import pathlib
import re
import subprocess
import sys

from check_linked import write

SYSTEM = ("inttypes.h", "math.h", "stdio.h", "string.h")


def macros(compiler, include):
    lines = [f'#include "t2m/{path.name}"' for path in sorted((include / "t2m").glob("*.h"))] + [f"#include <{name}>" for name in SYSTEM]
    text = subprocess.run([compiler, "-std=gnu11", "-I", str(include), "-dM", "-E", "-"], input="\n".join(lines), capture_output=True,
                          text=True, check=True).stdout
    return set(re.findall(r"^#define ([A-Za-z]\w*)", text, re.M))


def main():
    update = "--update" in sys.argv
    compiler, *paths = [argument for argument in sys.argv[1:] if argument != "--update"]
    macros_def, names_c, include = map(pathlib.Path, paths)
    names = [name for line in macros_def.read_text().splitlines() if line.startswith('"') for name in re.findall(r'"(\w+)"', line)]
    prefixes = tuple(re.findall(r'"(\w+_)"', names_c.read_text()))
    faults = [f"{b} stands behind {a}" for a, b in zip(names, names[1:]) if a >= b]
    missing = {name for name in macros(compiler, include) if not name.startswith(prefixes)} - set(names)
    if update:
        write(macros_def, {*names, *missing})
        return
    faults += [f"{name} is missing: run this with --update" for name in sorted(missing)]
    print("\n".join(faults) or f"{len(names)} macros")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
