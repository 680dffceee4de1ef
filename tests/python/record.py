#!/usr/bin/env python3
"""Writes NAME.expected beside each program: what CPython 3.11 prints, how it exits, the places of its traceback.

usage: record.py [AREA[/NAME] ...]      all of them without arguments
"""
import os
import pathlib
import sys

from cases import HERE, find_cases, run_program


def interpreter(area):
    """Programs of the areas numpy and torch need the Python that scripts/record sets up, with PyTorch and NumPy 2."""
    if area not in ("numpy", "torch"):
        return sys.executable
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    python = pathlib.Path(os.environ.get("T2M_VENV") or cache / "torch2mlx" / "venv") / "bin" / "python"
    return str(python) if python.exists() else sys.exit(f"record.py: area {area} needs {python}; scripts/record makes it")


def bootstrap(area):
    """torchvision's wheel lacks its compiled operators beside the CPU wheel of PyTorch: with_torchvision.py declares what it asks for."""
    return [HERE / "with_torchvision.py"] if area == "torch" else []


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("record.py: needs Python 3.11, whose messages and hashes the runtime follows")
    areas = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())
    wanted = [pathlib.PurePath(argument) for argument in sys.argv[1:]]
    for area in areas:
        for case in find_cases(area):
            place = pathlib.PurePath(area.name, case.name)
            if not wanted or place in wanted or pathlib.PurePath(area.name) in wanted:
                run_program([interpreter(area.name), *bootstrap(area.name), case.script], case).write(case)
                print(place)


if __name__ == "__main__":
    main()
