"""Errors of the file system, caught and at last not."""
import os
from pathlib import Path

try:
    os.mkdir("/nowhere/at/all")
except FileNotFoundError as e:
    print("no folder:", e)
try:
    os.environ["T2M_NOT_SET"]
except KeyError as e:
    print("not set:", e)
try:
    Path("missing.txt").read_text()
except OSError as e:
    print(type(e).__name__, e)
os.makedirs("there")
try:
    os.makedirs("there")
except FileExistsError as e:
    print(e)
os.path.getsize("/nowhere/at/all")
