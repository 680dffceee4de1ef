#!/usr/bin/env python3
"""translator/emit/linked.def is sorted, and has every name without a prefix that the runtime's libraries define for one another.

usage: check_linked.py [--update] LINKED.DEF NAMES.C LIBRARY ...
--update adds the names that are missing.
"""
import pathlib
import re
import subprocess
import sys

WIDTH = 108


def defined(library):
    lines = subprocess.run(["nm", "-g", "--defined-only", library], capture_output=True, text=True, check=False).stdout.splitlines()
    return {line.split()[2] for line in lines if len(line.split()) == 3 and re.fullmatch(r"[A-Za-z]\w*", line.split()[2])}


def write(path, names):
    rows = [""]
    for name in sorted(names):
        if len(rows[-1]) + len(name) + 4 > WIDTH:
            rows.append("")
        rows[-1] += f'{" " if rows[-1] else ""}"{name}",'
    head, tail = path.read_text().split("/* clang-format off */\n")[0], "/* clang-format on */\n"
    path.write_text(head + "/* clang-format off */\n" + "\n".join(rows) + "\n" + tail)


def main():
    update = "--update" in sys.argv
    linked_def, names_c, *libraries = [pathlib.Path(path) for path in sys.argv[1:] if path != "--update"]
    names = [name for line in linked_def.read_text().splitlines() if line.startswith('"') for name in re.findall(r'"(\w+)"', line)]
    prefixes = tuple(re.findall(r'"(\w+_)"', names_c.read_text()))
    faults = [f"{b} stands behind {a}" for a, b in zip(names, names[1:]) if a >= b]
    missing = {name for library in libraries for name in defined(library) if not name.startswith(prefixes)} - set(names)
    if update:
        write(linked_def, {*names, *missing})
        return
    faults += [f"{name} of the runtime is missing: run this with --update" for name in sorted(missing)]
    print("\n".join(faults) or f"{len(names)} names, {len(libraries)} libraries")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
