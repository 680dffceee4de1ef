#!/usr/bin/env python3
"""Writes what PyTorch prints for the snippets: `OMP_NUM_THREADS=1 python3 record.py [FILE...]`, with PyTorch 2.13 for the CPU."""
import os
import subprocess
import sys

import snippets


def main():
    for file in snippets.all_files():
        if sys.argv[1:] and file.file not in sys.argv[1:]:
            continue
        done = subprocess.run([sys.executable, "-W", "ignore", "-"], input=file.program(file.names), stdout=subprocess.PIPE, text=True,
                              check=False, env=dict(os.environ, OMP_NUM_THREADS="1"))
        if done.returncode:
            sys.exit(f"{file.file} does not run")
        with open(os.path.join(snippets.FOLDER, file.file + ".out"), "w", encoding="utf-8") as out:
            out.write(done.stdout)


if __name__ == "__main__":
    main()
