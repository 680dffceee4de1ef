# args: ["--epochs", "many"]
"""A wrong value: usage and error on stderr, exit code 2."""
import argparse

parser = argparse.ArgumentParser(description="Trainer")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--amp", action="store_true")
args = parser.parse_args()
print(args.epochs)
