#!/usr/bin/env python3
"""Writes NAME.expected beside each program: what CPython 3.11 prints, how it exits, the places of its traceback.

usage: record.py [AREA[/NAME] ...]      all of them without arguments
"""
import pathlib
import sys

from cases import HERE, find_cases, run_program


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("record.py: needs Python 3.11, whose messages and hashes the runtime follows")
    areas = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())
    wanted = [pathlib.PurePath(argument) for argument in sys.argv[1:]]
    for area in areas:
        for case in find_cases(area):
            place = pathlib.PurePath(area.name, case.name)
            if not wanted or place in wanted or pathlib.PurePath(area.name) in wanted:
                run_program([sys.executable, case.script], case).write(case)
                print(place)


if __name__ == "__main__":
    main()
