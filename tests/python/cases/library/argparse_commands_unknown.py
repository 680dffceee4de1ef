"""A command's own errors speak in its name; what none of both parsers knows is the main one's."""
import argparse
import sys

parser = argparse.ArgumentParser(prog="run")
sub = parser.add_subparsers(dest="mode")
fit = sub.add_parser("fit")
fit.add_argument("--steps", type=int, required=True)
known, rest = parser.parse_known_args(["fit", "--steps", "4", "--extra", "5"])
print(known.mode, known.steps, rest)
print(known)
try:
    parser.parse_args(["fit", "--steps", "many"])
except SystemExit as e:
    print("exit", e.code)
try:
    parser.parse_args(["fit"])
except SystemExit as e:
    print("exit", e.code)
sys.stdout.flush()
parser.parse_args(["fit", "--steps", "1", "--bogus"])
